package busbar.ui.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the editor knows: the sketch, what of it is selected, and the way back. Plain Java; one thread. */
final class RuleModel {
    private static final int UNDO_MAX = 200; // sketches share what they have in common; a step costs some 100 bytes
    private final Deque<RuleSketch> undo = new ArrayDeque<>();
    private final Deque<RuleSketch> redo = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private RuleSketch sketch;
    private RuleSketch saved;
    private Part selected = new Part.Bus();
    private String editedField = "";

    /** What of a rule can be selected. */
    sealed interface Part {
        /** The bus, and with it the rule itself. */
        record Bus() implements Part {
        }

        record Filter() implements Part {
        }

        /** @param index of the rule's targets */
        record Target(int index) implements Part {
        }
    }

    RuleModel(RuleSketch sketch) {
        this.sketch = sketch;
        this.saved = sketch.version() == 0 ? null : sketch;
    }

    RuleSketch sketch() {
        return sketch;
    }

    Part selected() {
        return selected;
    }

    boolean isDirty() {
        return !sketch.equals(saved);
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    boolean canRedo() {
        return !redo.isEmpty();
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** One step of the operator. */
    void edit(RuleSketch changed) {
        editField("", changed);
    }

    /** Typing in one field is one step, however many letters it takes. */
    void editField(String field, RuleSketch changed) {
        if (changed.equals(sketch)) {
            return;
        }
        if (field.isEmpty() || !field.equals(editedField)) {
            push(undo, sketch);
        }
        editedField = field;
        redo.clear();
        sketch = changed;
        tell();
    }

    void select(Part part) {
        if (!part.equals(selected)) {
            selected = part;
            editedField = "";
            tell();
        }
    }

    void undo() {
        if (canUndo()) {
            push(redo, sketch);
            goTo(undo.pop());
        }
    }

    void redo() {
        if (canRedo()) {
            push(undo, sketch);
            goTo(redo.pop());
        }
    }

    void removeSelected() {
        switch (selected) {
            case Part.Bus bus -> {
            }
            case Part.Filter filter -> {
                edit(sketch.withoutPattern());
                select(new Part.Bus());
            }
            case Part.Target(int index) -> {
                RuleSketch fewer = sketch.withoutTarget(index);
                select(new Part.Bus());
                edit(fewer);
            }
        }
    }

    /** The service took this version; what was undone before can still be undone. */
    void saved(RuleSketch taken) {
        sketch = taken;
        saved = taken;
        editedField = "";
        tell();
    }

    private void goTo(RuleSketch other) {
        sketch = other.withVersion(sketch.version());
        editedField = "";
        if (selected instanceof Part.Target(int index) && index >= sketch.targets().size()
                || selected instanceof Part.Filter && sketch.pattern().isEmpty()) {
            selected = new Part.Bus();
        }
        tell();
    }

    private static void push(Deque<RuleSketch> stack, RuleSketch step) {
        stack.push(step);
        if (stack.size() > UNDO_MAX) {
            stack.removeLast();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
