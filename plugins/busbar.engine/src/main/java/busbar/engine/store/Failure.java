package busbar.engine.store;

import busbar.api.deadletter.ErrorClass;
import java.time.Duration;
import java.util.Optional;

/** Why an attempt did not deliver.
 *
 *  @param answer what came back, or why nothing did
 *  @param permanent whether trying again unchanged is pointless
 *  @param retryAfter the pause that the target asked for */
public record Failure(ErrorClass errorClass, String answer, boolean permanent, Optional<Duration> retryAfter) {
    private static final int ANSWER_MAX = 4_096; // characters kept of an answer

    public Failure {
        answer = answer.length() > ANSWER_MAX ? answer.substring(0, ANSWER_MAX) : answer;
    }

    public static Failure passing(ErrorClass errorClass, String answer) {
        return new Failure(errorClass, answer, false, Optional.empty());
    }

    public static Failure permanent(ErrorClass errorClass, String answer) {
        return new Failure(errorClass, answer, true, Optional.empty());
    }
}
