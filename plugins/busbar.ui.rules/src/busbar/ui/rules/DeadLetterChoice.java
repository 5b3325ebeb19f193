package busbar.ui.rules;

import busbar.api.model.EventBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/** Where a target's dead letters go, as its form offers it: the service's own queue, or one of its buses. Plain Java.
 *
 *  @param ruleBus the bus of the rule
 *  @param buses all that the service has */
record DeadLetterChoice(String ruleBus, List<String> buses) {

    /** What can be chosen, in words; the service's own queue first, and what is named even where it is not there. */
    List<String> words(Optional<String> named) {
        return offered(named).stream().map(this::word).toList();
    }

    /** How a choice is called; empty is the service's own queue. */
    String word(Optional<String> bus) {
        return bus.map(name -> name.equals(ruleBus) ? NLS.bind(Messages.DeadLetters_ruleBus, name) : name)
                .orElse(Messages.DeadLetters_own);
    }

    /** What was chosen by its word. */
    Optional<String> chosen(String word, Optional<String> named) {
        return offered(named).stream().filter(bus -> word(bus).equals(word)).findFirst().orElse(named);
    }

    private List<Optional<String>> offered(Optional<String> named) {
        List<Optional<String>> all = new ArrayList<>();
        all.add(Optional.empty());
        buses.stream().filter(bus -> EventBus.takes(bus, "")).map(Optional::of).forEach(all::add);
        if (!all.contains(named)) {
            all.add(named);
        }
        return all;
    }

    /** What will not go as the operator may think; empty when nothing. */
    String problem(Optional<String> named) {
        return named.map(bus -> {
            if (!buses.contains(bus)) {
                return NLS.bind(Messages.DeadLetters_gone, bus);
            }
            if (!EventBus.takes(bus, "")) {
                return NLS.bind(Messages.DeadLetters_official, bus);
            }
            return bus.equals(ruleBus) ? Messages.DeadLetters_circle : "";
        }).orElse("");
    }
}
