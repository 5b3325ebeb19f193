package busbar.engine;

import busbar.engine.channel.Channel;
import busbar.engine.channel.EventReader;
import busbar.engine.store.BusId;

/** The channel of a bus and who reads it. @param knownBefore events before this offset may have been seen already */
record Line(BusId bus, Channel channel, EventReader reader, long knownBefore) {

    void close() {
        reader.close();
        channel.close();
    }
}
