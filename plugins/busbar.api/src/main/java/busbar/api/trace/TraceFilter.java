package busbar.api.trace;

/** Which steps a live feed brings. An empty text asks for all; {@code source} and {@code type} may end in {@code *}. */
public record TraceFilter(String bus, String source, String type, String rule) {
    public static final TraceFilter ALL = new TraceFilter("", "", "", "");

    public static TraceFilter ofBus(String bus) {
        return new TraceFilter(bus, "", "", "");
    }

    public boolean takes(TraceStep step) {
        return fits(bus, step.bus()) && fits(source, step.source()) && fits(type, step.type())
                && (rule.isEmpty() || step.rule().isEmpty() || rule.equals(step.rule()));
    }

    private static boolean fits(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found)
                || wanted.endsWith("*") && found.startsWith(wanted.substring(0, wanted.length() - 1));
    }
}
