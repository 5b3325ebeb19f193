package busbar.api.pattern;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text with {@code *} for any characters; {@code \*} and {@code \\} stand for themselves. Each part is searched once
 *  from where the last one ended, so a match costs no more than the text is long times its parts.
 *
 *  @param parts the texts between the stars; the first and the last are anchored */
public record WildcardForm(List<String> parts) {
    private static final int REPEATS_MAX = 4; // five were refused by the service itself, four make 9 of its states

    public WildcardForm {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException saying what is wrong with the form */
    static WildcardForm parse(String form) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '\\') {
                i++;
                part.append(escaped(form, i));
            } else if (c != '*') {
                part.append(c);
            } else if (!parts.isEmpty() && part.isEmpty()) {
                throw wrong("takes no two `*` in a row", form);
            } else {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        checkRepeats(form, parts);
        return new WildcardForm(parts);
    }

    /** Amazon refuses what is "too complex" for its machine, many `*` before one and the same character above all; a
     *  rule that is tried here would be refused there. */
    private static void checkRepeats(String form, List<String> parts) {
        Map<Character, Integer> followers = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            if (!part.isEmpty() && followers.merge(part.charAt(0), 1, Integer::sum) > REPEATS_MAX) {
                throw wrong("is too complex: more than %d `*` are followed by `%s`; use fewer"
                        .formatted(REPEATS_MAX, part.charAt(0)), form);
            }
        }
    }

    private static IllegalArgumentException wrong(String why, String form) {
        return new IllegalArgumentException("`wildcard` %s, found %s. Example: {\"wildcard\":\"dir/*.png\"}"
                .formatted(why, TextNode.valueOf(form)));
    }

    private static char escaped(String form, int at) {
        if (at >= form.length() || "\\*".indexOf(form.charAt(at)) < 0) {
            throw wrong("takes `\\` before `*` and `\\` only", form);
        }
        return form.charAt(at);
    }

    boolean fits(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        if (!text.startsWith(first)) {
            return false;
        }
        int from = first.length();
        for (String middle : parts.subList(1, parts.size() - 1)) {
            int at = text.indexOf(middle, from);
            if (at < 0) {
                return false;
            }
            from = at + middle.length();
        }
        return text.length() - from >= last.length() && text.endsWith(last);
    }
}
