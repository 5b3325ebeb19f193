package busbar.engine.channel;

import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What the reading and the writing side of one channel share.
 *
 * @param name for messages and threads
 * @param random makes the markers of segments
 * @param background prepares and seals segments
 */
record ChannelParts(String name, SegmentFolder folder, ChannelOptions options, SegmentLog log, Watermark published,
        DamageLog damage, RandomGenerator random, ExecutorService background) {}
