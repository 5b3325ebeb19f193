package busbar.api.model;

import static busbar.api.model.Checks.check;

import busbar.api.model.TargetType.Field;
import busbar.api.model.TargetType.Kind;
import busbar.api.model.TargetType.Param;
import busbar.api.transform.RequestPart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a {@link Destination} into the values of its form and back. */
public final class TargetForms {
    private static final List<String> STRUCTURED = List.of("CONSTANT", "JSONPATH", "TEMPLATE");
    private static final Param BODY = new Param(RequestPart.BODY.key(), "Body",
            List.of("ORIGINAL", "CONSTANT", "JSONPATH", "TEMPLATE", "INPUT", "INPUTPATH", "INPUTTRANSFORMER"),
            "What is sent; the whole event where nothing makes it.");
    private static final List<Param> PARTS = List.of(BODY,
            new Param(RequestPart.HEADERS.key(), "Headers from the event", STRUCTURED,
                    "A JSON object of names with texts. Headers of the target and of its connection win over these."),
            new Param(RequestPart.QUERY.key(), "Query from the event", STRUCTURED,
                    "A JSON object of names with texts. What URL and connection say wins over these."),
            new Param(RequestPart.PATH.key(), "Path values from the event", STRUCTURED,
                    "A JSON array of texts, one for each `*` in the path of the URL."));
    private static final TargetType HTTP = new TargetType("http", "HTTP target", "Sends each event as an HTTP request.",
            List.of(new Field("url", "URL", Kind.URL, true, "", List.of(), "Where the request goes."),
                    new Field("method", "Method", Kind.CHOICE, true, "POST",
                            List.of("POST", "PUT", "PATCH", "DELETE", "GET", "HEAD"), "The request's method."),
                    new Field("headers", "Headers", Kind.MAP, false, "", List.of(),
                            "One `name: value` a line, in visible ASCII."),
                    new Field("timeout", "Timeout (ms)", Kind.DURATION, true, "5000", List.of(),
                            "For the whole exchange, 100 to 300000."),
                    new Field("connection", "Connection", Kind.CONNECTION, false, "", List.of(),
                            "Name of the connection that proves who sends; empty for none."),
                    new Field("rate", "Requests a second", Kind.TEXT, false, "", List.of(),
                            "At most so many, 1 to 10000; empty for no limit.")), PARTS);
    private static final TargetType BUS = new TargetType("bus", "Event bus",
            "Puts each event on another bus of the same service, with the data that the body makes.", List.of(
                    new Field("bus", "Bus", Kind.BUS, true, "", List.of(), "A bus of the same service.")),
            List.of(BODY));
    private static final TargetType FILE =
            new TargetType("file", "File", "Appends each event to a file as a JSON line.",
                    List.of(new Field("path", "Path", Kind.TEXT, true, "events.jsonl", List.of(),
                            "A relative path lies in the service's data folder.")), List.of(BODY));
    private static final TargetType LOG =
            new TargetType("log", "Log", "Writes each event to the service's log.", List.of(), List.of(BODY));

    /** All kinds, in the order in which a palette shows them. */
    public static final List<TargetType> ALL = List.of(HTTP, BUS, FILE, LOG);

    private TargetForms() {
    }

    public static TargetType typeOf(Destination destination) {
        return switch (destination) {
            case Destination.Http h -> HTTP;
            case Destination.Bus b -> BUS;
            case Destination.JsonLines f -> FILE;
            case Destination.Log l -> LOG;
        };
    }

    /** The form's values, each field present. */
    public static Map<String, String> values(Destination destination) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (destination) {
            case Destination.Http h -> {
                values.put("url", h.url().toString());
                values.put("method", h.method());
                values.put("headers", lines(h.headers()));
                values.put("timeout", Long.toString(h.timeout().toMillis()));
                values.put("connection", h.connection());
                values.put("rate", h.perSecondMax() == 0 ? "" : Integer.toString(h.perSecondMax()));
            }
            case Destination.Bus b -> values.put("bus", b.name());
            case Destination.JsonLines f -> values.put("path", f.path());
            case Destination.Log l -> {
            }
        }
        return values;
    }

    /** @throws IllegalArgumentException naming the field that is wrong and what it takes */
    public static Destination destination(String type, Map<String, String> values) {
        TargetType form = form(type);
        form.check(values);
        return switch (form.type()) {
            case "http" -> http(values);
            case "bus" -> new Destination.Bus(value(form, "bus", values));
            case "file" -> new Destination.JsonLines(value(form, "path", values));
            default -> new Destination.Log();
        };
    }

    private static TargetType form(String type) {
        String name = type.equals("https") ? "http" : type;
        return ALL.stream().filter(t -> t.type().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("Target type `%s` is not known; give one of %s.".formatted(type,
                        ALL.stream().map(TargetType::type).collect(Collectors.joining(", ")))));
    }

    private static Destination http(Map<String, String> values) {
        return new Destination.Http(Destination.Http.address(value(HTTP, "url", values)),
                value(HTTP, "method", values), pairs(value(HTTP, "headers", values)),
                Duration.ofMillis(number("timeout", values)), value(HTTP, "connection", values),
                (int) Math.clamp(number("rate", values), -1, Integer.MAX_VALUE));
    }

    /** What was filled in, or what a new form begins with. */
    private static String value(TargetType type, String name, Map<String, String> values) {
        String given = values.getOrDefault(name, "").strip();
        return !given.isEmpty() ? given : type.fields().stream().filter(f -> f.name().equals(name)).findFirst()
                .map(Field::initial).orElse("");
    }

    private static long number(String field, Map<String, String> values) {
        String given = value(HTTP, field, values);
        try {
            return given.isEmpty() ? 0 : Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("`%s` in `%s` is no whole number; give one such as %s."
                    .formatted(given, field, field.equals("timeout") ? "5000" : "100"), e);
        }
    }

    private static String lines(Map<String, String> pairs) {
        return pairs.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> pairs(String lines) {
        Map<String, String> pairs = new LinkedHashMap<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            check(colon > 0, "Header line `%s` has no colon; write `name: value`.", line);
            pairs.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        return pairs;
    }
}
