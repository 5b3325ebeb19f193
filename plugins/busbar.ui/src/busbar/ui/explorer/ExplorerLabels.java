package busbar.ui.explorer;

import busbar.ui.kit.Icons;
import busbar.ui.kit.Texts;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusSession;
import busbar.ui.session.RuleItem;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** Names, icons and the small grey words behind them. */
final class ExplorerLabels extends LabelProvider implements IStyledLabelProvider {
    private final Icons icons;

    ExplorerLabels(Control owner) {
        icons = new Icons(owner);
    }

    static String name(Object node) {
        return switch (node) {
            case BusSession session -> session.name();
            case BusItem bus -> bus.bus().name();
            case RuleItem rule -> rule.rule().name();
            case BusEntry.DeadLettersItem letters -> Messages.Explorer_deadLetters;
            case ExplorerModel.Hint hint -> hint.words();
            default -> node.toString();
        };
    }

    @Override
    public StyledString getStyledText(Object node) {
        if (node instanceof ExplorerModel.Hint) {
            return new StyledString(name(node), StyledString.QUALIFIER_STYLER);
        }
        return new StyledString(name(node)).append(more(node), StyledString.DECORATIONS_STYLER);
    }

    private static String more(Object node) {
        return switch (node) {
            case BusSession session when !session.settings().isEmbedded() -> "  " + session.address();
            case BusItem bus when bus.bus().isBuiltIn() -> "  " + Messages.Explorer_builtIn;
            case RuleItem rule -> more(rule);
            case BusEntry.DeadLettersItem letters when letters.count() > 0 -> "  " + letters.count();
            default -> "";
        };
    }

    private static String more(RuleItem rule) {
        String off = rule.rule().enabled() ? "" : "  " + Messages.Explorer_disabled;
        String delivery = rule.deliveryWords();
        String waiting = rule.backlog() == 0 ? ""
                : "  " + Messages.bind(Messages.Explorer_waiting, Texts.number(rule.backlog()));
        return delivery.isEmpty() ? off : off + "  " + delivery + waiting;
    }

    @Override
    public Image getImage(Object node) {
        return switch (node) {
            case BusSession session -> icons.get(switch (session.state()) {
                case OPEN -> "connection-open";
                case OPENING, CLOSED -> "connection";
                case BROKEN -> "connection-broken";
            });
            case BusItem bus -> icons.get("bus");
            case RuleItem rule -> icons.get(rule.icon());
            case BusEntry.DeadLettersItem letters ->
                    icons.get(letters.count() > 0 ? "deadletters" : "deadletters-none");
            default -> null;
        };
    }
}
