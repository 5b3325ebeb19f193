package busbar.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What a JSON parser says of a text that is no JSON, in words for the one who wrote it. */
public final class JsonWords {
    /** Where something began, which the parser tells with a note on its own settings. */
    private static final Pattern START = Pattern.compile(" \\((?:start marker|for (\\w+) starting) at .*?\\]\\)");
    private static final Pattern CHARACTER = Pattern.compile("\\(('.+?') \\(code \\d+[^)]*\\)\\)");
    private static final Pattern CONTROL = Pattern.compile("\\(\\(CTRL-CHAR, code (\\d+)\\)\\)");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.+?)' .*");

    private JsonWords() {
    }

    public static String of(JsonProcessingException e) {
        String words = START.matcher(e.getOriginalMessage()).replaceAll("");
        words = CHARACTER.matcher(words).replaceAll("$1");
        words = CONTROL.matcher(words).replaceAll("(a line break or another control character, number $1)");
        return DUPLICATE.matcher(words).replaceAll("`$1` is there twice, give it once") + ".";
    }
}
