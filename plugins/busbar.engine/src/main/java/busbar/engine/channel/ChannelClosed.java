package busbar.engine.channel;

/** The channel was closed; nothing was stored. */
public final class ChannelClosed extends ChannelException {
    public ChannelClosed(String message) {
        super(message, null);
    }

    private ChannelClosed(ChannelClosed cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    ChannelException again() {
        return new ChannelClosed(this);
    }
}
