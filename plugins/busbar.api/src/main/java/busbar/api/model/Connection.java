package busbar.api.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What HTTP targets of one receiver share: who they say they are, and what every request carries besides.
 *
 *  @param headers added to each request, before the target's own
 *  @param query added to each address
 *  @param body members added to each body that is a JSON object, where it has none of that name
 *  @param version 0 for a draft that no service has taken yet, then 1 and up with every change
 *  @param changedBy who made this version; empty in a draft */
public record Connection(String name, String description, Authorization authorization, Map<String, String> headers,
        Map<String, String> query, Map<String, String> body, long version, Instant changedAt, String changedBy)
        implements Definition {

    public Connection {
        Names.checkTarget(name);
        headers = ordered(headers);
        query = ordered(query);
        body = ordered(body);
    }

    /** A connection that nobody has created yet. */
    public Connection(String name, String description, Authorization authorization, Map<String, String> headers,
            Map<String, String> query, Map<String, String> body) {
        this(name, description, authorization, headers, query, body, 0, Instant.EPOCH, "");
    }

    public static Connection of(String name, Authorization authorization) {
        return new Connection(name, "", authorization, Map.of(), Map.of(), Map.of());
    }

    /** The same without its secrets, fit to be shown and exported. */
    public Connection masked() {
        return withAuthorization(authorization.masked());
    }

    public Connection withAuthorization(Authorization other) {
        return new Connection(name, description, other, headers, query, body, version, changedAt, changedBy);
    }

    public Connection withDescription(String words) {
        return new Connection(name, words, authorization, headers, query, body, version, changedAt, changedBy);
    }

    public Connection withVersion(long number, Instant at, String by) {
        return new Connection(name, description, authorization, headers, query, body, number, at, by);
    }

    /** Without the secrets: a version with another password has the same members. */
    @Override
    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        members.add(Member.of("description", description));
        authorization.facts().forEach((fact, value) -> members.add(Member.of(fact, value)));
        add(members, "header", headers);
        add(members, "query", query);
        add(members, "body", body);
        return members;
    }

    private static void add(List<Member> members, String kind, Map<String, String> values) {
        values.forEach((key, value) -> members.add(Member.of(kind + " " + key, value)));
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
