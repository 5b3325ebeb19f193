package busbar.api.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands around the body of a request, made from the event. Refuses what would not stay in its place: a header of
 *  two lines, a name that says where a message goes or ends, a value that walks through the path.
 *
 *  @param headers in visible ASCII
 *  @param query not encoded yet
 *  @param path not encoded yet; one for each {@code *} in the path of the address, in their order */
public record RequestParts(Map<String, String> headers, Map<String, String> query, List<String> path) {
    /** What names a header (RFC 9110, 5.1). */
    public static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    /** What the value of a header is made of (RFC 9110, 5.5). */
    public static final String HEADER_VALUE = "[\\t\\x20-\\x7e]*";
    private static final Pattern NAME = Pattern.compile(HEADER_NAME);
    private static final Pattern VALUE = Pattern.compile(HEADER_VALUE);
    private static final Set<String> RESERVED = Set.of("host", "content-length", "transfer-encoding", "connection",
            "keep-alive", "te", "trailer", "upgrade", "expect", "proxy-connection", "proxy-authorization");
    private static final String OWN = "x-busbar-"; // by these a receiver knows what it got before
    private static final int CHARACTERS_MAX = 8_192; // of one part: servers refuse a head of more than 8 to 16 KB
    public static final RequestParts NONE = new RequestParts(Map.of(), Map.of(), List.of());

    /** @throws TransformException naming what cannot be sent and why */
    public RequestParts {
        headers.forEach(RequestParts::checkHeader);
        path.forEach(RequestParts::checkPath);
        bounded(RequestPart.HEADERS, length(headers));
        bounded(RequestPart.QUERY, length(query));
        bounded(RequestPart.PATH, path.stream().mapToInt(String::length).sum());
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        path = List.copyOf(path);
    }

    /** Those that params make of an event. A name with a JSON null is left out; texts, numbers and booleans are sent.
     *
     *  @param wildcards how many {@code *} the path of the address has
     *  @throws TransformException when they cannot be made of this event */
    public static RequestParts of(List<TargetParam> params, TransformContext context, int wildcards) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> query = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        for (TargetParam param : params) {
            switch (param.part().orElse(RequestPart.BODY)) {
                case BODY -> {
                }
                case HEADERS -> headers.putAll(PartJson.made(param, context).pairs());
                case QUERY -> query.putAll(PartJson.made(param, context).pairs());
                case PATH -> path.addAll(PartJson.made(param, context).texts(wildcards));
            }
        }
        return new RequestParts(headers, query, path);
    }

    /** Refuses what can make parts of no event, as far as that is known before there is one.
     *
     *  @param wildcards how many {@code *} the path of the address has
     *  @throws TransformException naming what is wrong */
    public static void check(List<TargetParam> params, int wildcards) {
        params.forEach(param -> check(param, wildcards));
        of(params.stream().filter(p -> p.transform() instanceof Transform.Constant).toList(), null, wildcards);
    }

    private static void check(TargetParam param, int wildcards) {
        boolean path = param.part().filter(RequestPart.PATH::equals).isPresent();
        refuse(path && wildcards == 0, "`%s` needs a `*` for each of its values in the path of the URL, as in "
                + "https://host/orders/*/items.", param.resourceKey());
        if (!param.isStructured() || !(param.transform() instanceof Transform.Template template)) {
            return;
        }
        PartJson shape = new PartJson(param.resourceKey(), template.shape());
        if (path) {
            shape.array(wildcards);
        } else if (param.part().filter(RequestPart.HEADERS::equals).isPresent()) {
            shape.pairs().forEach(RequestParts::checkHeader);
        } else {
            shape.pairs();
        }
    }

    private static void checkHeader(String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT);
        refuse(!NAME.matcher(name).matches(), "`%s` cannot name a header; give one such as X-Order.", name);
        refuse(RESERVED.contains(plain) || plain.startsWith(OWN),
                "Header `%s` is made by the service itself. Give another one.", name);
        refuse(!VALUE.matcher(value).matches(), "The value of header `%s` has characters that a header cannot have: it "
                + "is visible ASCII on one line. Send it in the query or in the body.", name);
    }

    private static void checkPath(String value) {
        refuse(value.isBlank() || value.equals(".") || value.equals(".."),
                "`%s` cannot stand in the path of an address. Send it in the query or in the body.", value);
    }

    private static int length(Map<String, String> pairs) {
        return pairs.entrySet().stream().mapToInt(e -> e.getKey().length() + e.getValue().length()).sum();
    }

    private static void bounded(RequestPart part, int characters) {
        refuse(characters > CHARACTERS_MAX, "`%s` has %d characters; at most %d are sent. Send more in the body.",
                part.key(), characters, CHARACTERS_MAX);
    }

    private static void refuse(boolean wrong, String why, Object... facts) {
        if (wrong) {
            throw new TransformException(why.formatted(facts));
        }
    }
}
