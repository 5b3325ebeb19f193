package busbar.ui.rules;

import busbar.api.model.ErrorsTolerance;
import busbar.api.model.RetryPolicy;
import busbar.api.model.TargetType;
import java.util.Map;

/** Words of this language for what services describe in English;
 *  what is not known here is shown as the service says. */
final class Labels {
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("http", Messages.Labels_http),
            Map.entry("bus", Messages.Labels_bus), Map.entry("file", Messages.Labels_file),
            Map.entry("log", Messages.Labels_log), Map.entry("http.url", Messages.Labels_httpUrl),
            Map.entry("http.method", Messages.Labels_httpMethod),
            Map.entry("http.headers", Messages.Labels_httpHeaders),
            Map.entry("http.connection", Messages.Labels_httpConnection),
            Map.entry("http.rate", Messages.Labels_httpRate),
            Map.entry("http.timeout", Messages.Labels_httpTimeout), Map.entry("bus.bus", Messages.Labels_busBus),
            Map.entry("file.path", Messages.Labels_filePath),
            Map.entry("http.HeaderParameters", Messages.Labels_httpHeaderParameters),
            Map.entry("http.QueryStringParameters", Messages.Labels_httpQueryStringParameters),
            Map.entry("http.PathParameterValues", Messages.Labels_httpPathParameterValues));
    private static final Map<String, String> HELP = Map.ofEntries(Map.entry("http", Messages.Help_http),
            Map.entry("bus", Messages.Help_bus), Map.entry("file", Messages.Help_file),
            Map.entry("log", Messages.Help_log), Map.entry("http.url", Messages.Help_httpUrl),
            Map.entry("http.method", Messages.Help_httpMethod), Map.entry("http.headers", Messages.Help_httpHeaders),
            Map.entry("http.connection", Messages.Help_httpConnection),
            Map.entry("http.rate", Messages.Help_httpRate), Map.entry("http.timeout", Messages.Help_httpTimeout),
            Map.entry("bus.bus", Messages.Help_busBus), Map.entry("file.path", Messages.Help_filePath),
            Map.entry("http.HeaderParameters", Messages.Help_httpHeaderParameters),
            Map.entry("http.QueryStringParameters", Messages.Help_httpQueryStringParameters),
            Map.entry("http.PathParameterValues", Messages.Help_httpPathParameterValues));

    private Labels() {
    }

    static String of(TargetType type) {
        return WORDS.getOrDefault(type.type(), type.label());
    }

    static String of(TargetType type, TargetType.Field field) {
        return WORDS.getOrDefault(type.type() + "." + field.name(), field.label());
    }

    static String help(TargetType type) {
        return HELP.getOrDefault(type.type(), type.help());
    }

    static String help(TargetType type, TargetType.Field field) {
        return HELP.getOrDefault(type.type() + "." + field.name(), field.help());
    }

    static String of(TargetType type, TargetType.Param param) {
        return WORDS.getOrDefault(type.type() + "." + param.key(), param.label());
    }

    static String help(TargetType type, TargetType.Param param) {
        return HELP.getOrDefault(type.type() + "." + param.key(), param.help());
    }

    static String of(RetryPolicy.Strategy strategy) {
        return switch (strategy) {
            case BACKOFF_RETRY -> Messages.Labels_backoff;
            case EXPONENTIAL_DECAY_RETRY -> Messages.Labels_exponential;
        };
    }

    static String of(ErrorsTolerance tolerance) {
        return switch (tolerance) {
            case ALL -> Messages.Labels_toleranceAll;
            case NONE -> Messages.Labels_toleranceNone;
        };
    }

    /** The tolerance of this label. */
    static ErrorsTolerance tolerance(String label) {
        return label.equals(Messages.Labels_toleranceNone) ? ErrorsTolerance.NONE : ErrorsTolerance.ALL;
    }

    /** The strategy of this label. */
    static RetryPolicy.Strategy strategy(String label) {
        return label.equals(Messages.Labels_backoff) ? RetryPolicy.Strategy.BACKOFF_RETRY
                : RetryPolicy.Strategy.EXPONENTIAL_DECAY_RETRY;
    }
}
