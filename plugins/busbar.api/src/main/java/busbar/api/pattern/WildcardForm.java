package busbar.api.pattern;

import java.util.ArrayList;
import java.util.List;

/** A text with {@code *} for any characters; {@code \*} and {@code \\} stand for themselves. Each part is searched once
 *  from where the last one ended, so a match costs no more than the text is long times its parts.
 *
 *  @param parts the texts between the stars; the first and the last are anchored */
public record WildcardForm(List<String> parts) {

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
                throw new IllegalArgumentException("two `*` in a row are refused; write one");
            } else {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        return new WildcardForm(parts);
    }

    private static char escaped(String form, int at) {
        if (at >= form.length() || "\\*".indexOf(form.charAt(at)) < 0) {
            throw new IllegalArgumentException("`\\` escapes only `*` and `\\`");
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
