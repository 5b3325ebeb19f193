package busbar.http.wire;

import busbar.api.BusException;
import java.io.IOException;

/** How a no travels: the vendor's three fields, and ours that names the kind of {@link BusException}.
 *
 *  @param kind empty where a vendor's server speaks */
public record WireError(String code, String message, String requestId, String kind) {

    public static WireError of(BusException problem, String requestId) {
        return new WireError(problem.code(), problem.getMessage(), requestId, problem.getClass().getSimpleName());
    }

    public static int status(BusException problem) {
        return switch (problem) {
            case BusException.Invalid e -> 400;
            case BusException.Denied e -> 403;
            case BusException.NotFound e -> 404;
            case BusException.Conflict e -> 409;
            case BusException.Unreachable e -> 502;
            case BusException.Full e -> 503;
        };
    }

    /** The problem as it was at the other end. */
    public BusException problem(int status) {
        return switch (kind.isEmpty() ? kind(status) : kind) {
            case "Invalid" -> new BusException.Invalid(code, message);
            case "Denied" -> new BusException.Denied(code, message);
            case "NotFound" -> new BusException.NotFound(code, message);
            case "Conflict" -> new BusException.Conflict(code, message);
            case "Full" -> new BusException.Full(code, message, null);
            default -> new BusException.Unreachable(message, new IOException("status " + status));
        };
    }

    private static String kind(int status) {
        return switch (status) {
            case 401, 403 -> "Denied";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 429, 503, 507 -> "Full";
            default -> status >= 400 && status < 500 ? "Invalid" : "Unreachable";
        };
    }
}
