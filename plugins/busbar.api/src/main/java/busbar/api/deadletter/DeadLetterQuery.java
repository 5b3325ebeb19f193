package busbar.api.deadletter;

import static busbar.api.model.Checks.check;

import java.util.Optional;

/** Which dead letters are asked for. An empty text asks for all.
 *
 *  @param text found anywhere in the event or the last answer, letter case ignored
 *  @param limit 1 to 500 a page
 *  @param next token of the page; empty for the first */
public record DeadLetterQuery(String bus, String rule, String target, Optional<ErrorClass> errorClass, String text,
        int limit, String next) {
    public static final int LIMIT_MAX = 500; // events travel along: 500 of 256 KB are 128 MB at worst

    public DeadLetterQuery {
        check(limit >= 1 && limit <= LIMIT_MAX, "A page of %d is out of range; give 1 to %d.", limit, LIMIT_MAX);
    }

    public static DeadLetterQuery ofBus(String bus) {
        return new DeadLetterQuery(bus, "", "", Optional.empty(), "", 100, "");
    }

    public DeadLetterQuery withRule(String name) {
        return new DeadLetterQuery(bus, name, target, errorClass, text, limit, next);
    }

    public DeadLetterQuery withTarget(String id) {
        return new DeadLetterQuery(bus, rule, id, errorClass, text, limit, next);
    }

    public DeadLetterQuery withErrorClass(ErrorClass wanted) {
        return new DeadLetterQuery(bus, rule, target, Optional.of(wanted), text, limit, next);
    }

    public DeadLetterQuery withText(String words) {
        return new DeadLetterQuery(bus, rule, target, errorClass, words, limit, next);
    }

    public DeadLetterQuery page(int size, String token) {
        return new DeadLetterQuery(bus, rule, target, errorClass, text, size, token);
    }
}
