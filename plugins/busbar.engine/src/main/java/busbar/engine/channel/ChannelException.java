package busbar.engine.channel;

/** An append, a read or an opening that the channel could not do: says what happened, why, and what to do. */
public abstract sealed class ChannelException extends RuntimeException
        permits ChannelFull, ChannelFailed, ChannelClosed {
    ChannelException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same refusal, made on this thread, so that the trace shows both who asked and what went wrong. */
    abstract ChannelException again();
}
