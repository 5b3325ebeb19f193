package busbar.api.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** Where a pattern stands in an event: a node, and all nodes of the same path once the way there led through an array.
 *
 *  @param everywhere empty while the path leads to this one node only */
record Place(JsonNode node, List<JsonNode> everywhere) {

    static Place root(JsonNode event) {
        return new Place(event, List.of());
    }

    Place member(String name) {
        return new Place(node.path(name), everywhere.isEmpty() ? everywhere : members(name));
    }

    private List<JsonNode> members(String name) {
        List<JsonNode> members = new ArrayList<>(everywhere.size());
        for (JsonNode each : everywhere) {
            if (each.isArray()) {
                each.forEach(element -> members.add(element.path(name)));
            } else {
                members.add(each.path(name));
            }
        }
        return members;
    }

    /** The same path where nothing is. */
    Place nowhere() {
        return new Place(MissingNode.getInstance(), everywhere);
    }

    /** One place for each element of the array at this place. */
    List<Place> elements() {
        List<JsonNode> all = everywhere.isEmpty() ? List.of(node) : everywhere;
        List<Place> elements = new ArrayList<>(node.size());
        node.forEach(element -> elements.add(new Place(element, all)));
        return elements;
    }

    /** Whether the path leads to a value anywhere in the event. */
    boolean hasValue() {
        return everywhere.isEmpty() ? hasValue(node) : everywhere.stream().anyMatch(Place::hasValue);
    }

    private static boolean hasValue(JsonNode node) {
        if (!node.isArray()) {
            return node.isValueNode();
        }
        for (JsonNode element : node) {
            if (hasValue(element)) {
                return true;
            }
        }
        return false;
    }
}
