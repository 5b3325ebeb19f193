package busbar.engine.channel;

/**
 * The disk failed. After a failed write or sync the channel takes no more appends, because the operating system may
 * since have forgotten what it could not write; opening it again finds out what is really there.
 */
public final class ChannelFailed extends ChannelException {
    public ChannelFailed(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    ChannelException again() {
        return new ChannelFailed(getMessage(), this);
    }
}
