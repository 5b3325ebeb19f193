package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Asks an event whether it has what a pattern wants. */
record Matching(Dialect dialect) {

    boolean fields(PatternNode.Fields wanted, Place at) {
        for (PatternNode.Member member : wanted.members()) {
            if (!node(member.node(), at.member(member.name()))) {
                return false;
            }
        }
        for (PatternNode.Either either : wanted.alternatives()) {
            if (!either(either, at)) {
                return false;
            }
        }
        return true;
    }

    private boolean either(PatternNode.Either wanted, Place at) {
        for (PatternNode.Fields option : wanted.options()) {
            if (fields(option, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean node(PatternNode wanted, Place at) {
        return switch (wanted) {
            case PatternNode.Leaf leaf -> leaf(leaf, at);
            case PatternNode.Fields inner -> inner(inner, at);
        };
    }

    /** Amazon looks for one element of an array of objects that has it all; Alibaba's paths do not enter arrays. */
    private boolean inner(PatternNode.Fields wanted, Place at) {
        if (!at.node().isArray()) {
            return fields(wanted, at.node().isObject() ? at : at.nowhere());
        }
        if (dialect == Dialect.ALIYUN || at.node().isEmpty()) {
            return fields(wanted, at.nowhere());
        }
        for (Place element : at.elements()) {
            if (fields(wanted, element)) {
                return true;
            }
        }
        return false;
    }

    boolean leaf(PatternNode.Leaf wanted, Place at) {
        if (at.node().isValueNode()) {
            return holds(wanted.anyOf(), at.node());
        }
        if (at.node().isArray() && anyHolds(wanted.anyOf(), at.node())) {
            return true;
        }
        return isAbsent(at) && holds(wanted.anyOf(), MissingNode.getInstance());
    }

    private boolean anyHolds(List<Condition> conditions, JsonNode array) {
        for (JsonNode element : array) {
            if (element.isValueNode() ? holds(conditions, element)
                    : dialect == Dialect.AWS && element.isArray() && anyHolds(conditions, element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<Condition> conditions, JsonNode value) {
        for (Condition condition : conditions) {
            if (condition.holds(value)) {
                return true;
            }
        }
        return false;
    }

    /** For Amazon a field is absent unless its path leads to a value somewhere in the event; for Alibaba an object or
     *  an empty array is there, though no condition fits it. */
    private boolean isAbsent(Place at) {
        return dialect == Dialect.AWS ? !at.hasValue() : at.node().isMissingNode();
    }
}
