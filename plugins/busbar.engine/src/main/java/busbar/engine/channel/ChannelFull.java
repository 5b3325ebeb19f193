package busbar.engine.channel;

/** The disk or the queue of the writer is full; nothing was stored. Try again later: the channel heals by itself. */
public final class ChannelFull extends ChannelException {
    public ChannelFull(String message) {
        super(message, null);
    }

    private ChannelFull(ChannelFull cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    ChannelException again() {
        return new ChannelFull(this);
    }
}
