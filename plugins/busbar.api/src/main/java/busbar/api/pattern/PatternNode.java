package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The parsed tree of a pattern. */
public sealed interface PatternNode {

    /** An object: every member and, for each {@code $or}, one of its alternatives has to match. */
    record Fields(List<Member> members, List<Either> alternatives) implements PatternNode {
        public Fields {
            members = List.copyOf(members);
            alternatives = List.copyOf(alternatives);
        }
    }

    record Member(String name, PatternNode node) {
    }

    /** One {@code $or}. */
    record Either(List<Fields> options) {
        public Either {
            options = List.copyOf(options);
        }
    }

    /** The array at the end of a path: one of the conditions has to hold for one of the event's values. */
    record Leaf(List<Condition> anyOf) implements PatternNode {
        public Leaf {
            anyOf = List.copyOf(anyOf);
        }

        /** Asks what an event has at that path; a missing node for nothing. Only where no array was on the way: an
         *  array may have it elsewhere. */
        public boolean isFulfilledBy(JsonNode found, Dialect dialect) {
            return new Matching(dialect).leaf(this, Place.root(found));
        }
    }
}
