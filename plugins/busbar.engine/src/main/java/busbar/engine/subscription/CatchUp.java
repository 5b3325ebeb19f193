package busbar.engine.subscription;

import busbar.api.model.EventRule;
import busbar.api.pattern.EventPattern;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Pause;
import busbar.engine.store.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a subscription that is behind the events that it is to get, as fast as its lane has room for them in memory,
 *  until it meets the live reader. Blocks; one virtual thread. */
final class CatchUp implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration PATIENCE = Duration.ofMillis(200); // until it looks whether it is stopped
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private final Progress progress;
    private final Gate gate;
    private final Neighbours around;
    private final Places places;
    private final LaneKey key;
    private final long dropAfter; // events that the live reader may have been handing on at the change
    private EventRule rule; // whose pattern this is
    private EventPattern pattern;

    CatchUp(Progress progress, Gate gate, Neighbours around, Places places) {
        this.progress = progress;
        this.gate = gate;
        this.around = around;
        this.places = places;
        this.key = progress.key;
        this.dropAfter = gate.log().handedOn() + 1;
    }

    @Override
    public void run() {
        sayWhatIsGone();
        while (progress.place().isToRun() && goesOn()) {
            try {
                step();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("[{}] could not go on at [{}], trying again", key, progress.reading.position(), e);
                Pause.of(TROUBLE_PAUSE);
            }
        }
    }

    private boolean goesOn() {
        return !progress.isStopped();
    }

    private void sayWhatIsGone() {
        long gone = gate.log().first() - progress.reading.position();
        if (gone > 0 && progress.place().isBehind()) {
            LOG.error("[{}] does not get the oldest [{}] events that it had not come to: retention took them", key,
                    gone);
        }
    }

    private void step() throws InterruptedException {
        Place place = progress.place();
        boolean before = progress.isReadAgain();
        if (place.dropBefore() > 0) {
            drop(place);
        } else if (!isEnabled()) {
            Pause.of(PATIENCE); // what waits for a rule that is switched off waits until it is on again
        } else if (gate.log().awaitHandedOn(place.first(), PATIENCE) && (!before || around.awaitRoom(key))
                && !gate.join(progress, event -> take(event, true), this::goesOn)) {
            progress.reading.next(gate.readable(progress), event -> take(event, false), this::goesOn);
            if (progress.reading.position() < place.deliverFrom()) {
                around.settleTrace();
            }
        }
        if (!before && progress.isReadAgain()) {
            around.readAgain(key);
        }
    }

    private boolean isEnabled() {
        return around.rule(key.bus(), key.rule()).filter(EventRule::enabled).isPresent();
    }

    /** Takes the rows away once the live reader makes no more of them. */
    private void drop(Place place) throws InterruptedException {
        boolean settled = gate.log().awaitHandedOn(Math.min(place.dropBefore(), dropAfter), PATIENCE)
                && around.awaitDisk(key);
        if (settled && around.drop(key, place.dropBefore()) == 0) {
            places.dropped(key);
            gate.dropped(progress);
            if (!place.paused()) {
                around.goOn(key);
            }
        }
    }

    /** @param last whether it has to take it, room or not */
    private boolean take(StoredEvent event, boolean last) {
        Optional<EventRule> now = around.rule(key.bus(), key.rule()).filter(EventRule::enabled);
        if (now.isEmpty()) {
            return false;
        }
        if (!isWanted(event, now.get())) {
            return true;
        }
        Place place = progress.place();
        Delivery delivery = Delivery.first(event, key.rule(), key.target());
        boolean untold = event.offset() < place.openedFrom();
        if (event.offset() < place.deliverFrom()) {
            if (!untold) {
                around.skipped(delivery);
            }
            return true;
        }
        if (!last && progress.isReadAgain() && !around.hasRoom(key)) {
            return false;
        }
        around.deliver(delivery, untold, untold && event.offset() >= place.told());
        return true;
    }

    /** Whether the rule, as it is now, wants an event for the target. */
    private boolean isWanted(StoredEvent event, EventRule now) {
        StoredEvent.Via via = event.via();
        if (via.toOneTarget()) {
            return via.rules().equals(key.rule()) && via.target().equals(key.target());
        }
        if (now != rule) {
            pattern = now.eventPattern();
            rule = now;
        }
        boolean named = via.rules().isEmpty() || List.of(via.rules().split(",")).contains(key.rule());
        return named && pattern.matches(event.json());
    }
}
