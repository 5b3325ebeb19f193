package busbar.api;

/** A bus said no. The message tells what happened, why, and what to do, and may be shown to the operator as it is. */
public abstract sealed class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    private BusException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable name of the reason, as the vendor's API writes it, such as {@code EventBusNotExist}. */
    public String code() {
        return code;
    }

    /** The bus could not be asked, or did not answer in time. The call may or may not have taken effect. */
    public static final class Unreachable extends BusException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super("Unreachable", message, cause);
        }
    }

    /** The caller is unknown or lacks the role for this call. */
    public static final class Denied extends BusException {
        private static final long serialVersionUID = 1L;

        public Denied(String code, String message) {
            super(code, message, null);
        }
    }

    /** The named thing is there already, or was changed by someone else since it was read. */
    public static final class Conflict extends BusException {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String message) {
            super(code, message, null);
        }
    }

    /** The named thing is not there. */
    public static final class NotFound extends BusException {
        private static final long serialVersionUID = 1L;

        public NotFound(String code, String message) {
            super(code, message, null);
        }
    }

    /** What was asked breaks a rule of form or a limit; asking again unchanged will fail again. */
    public static final class Invalid extends BusException {
        private static final long serialVersionUID = 1L;

        public Invalid(String code, String message) {
            super(code, message, null);
        }

        public Invalid(String code, String message, Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The bus cannot take more now: disk, queue or quota. Nothing of the call was kept; try again later. */
    public static final class Full extends BusException {
        private static final long serialVersionUID = 1L;

        public Full(String code, String message, Throwable cause) {
            super(code, message, cause);
        }
    }
}
