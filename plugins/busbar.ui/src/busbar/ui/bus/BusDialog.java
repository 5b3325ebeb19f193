package busbar.ui.bus;

import busbar.api.model.EventBus;
import busbar.api.model.EventRetention;
import busbar.api.model.Names;
import busbar.ui.kit.FormDialog;
import java.time.Duration;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Asks what a bus is called and for what, and how long and how much of its events it keeps. */
final class BusDialog extends FormDialog<EventBus> {
    private static final int DAYS = 1;
    private static final int GIB = 1;
    private static final long MIB_BYTES = 1L << 20;
    private static final long GIB_BYTES = 1L << 30;
    private final EventBus bus;

    private BusDialog(Shell shell, EventBus bus, String title, String words, String verb) {
        super(shell, title, words, verb);
        this.bus = bus;
    }

    /** For a bus that is to be made on the connection of this name. */
    static BusDialog create(Shell shell, String connection) {
        return new BusDialog(shell, null, Messages.NewBus_title, NLS.bind(Messages.NewBus_message, connection),
                Messages.NewBus_create);
    }

    /** @param bus as it is, or as it was being edited */
    static BusDialog edit(Shell shell, EventBus bus) {
        return new BusDialog(shell, bus, Messages.EditBus_title, NLS.bind(Messages.EditBus_message, bus.name()),
                Messages.EditBus_save);
    }

    @Override
    protected String okId() {
        return bus == null ? "newBus.create" : "editBus.save";
    }

    @Override
    protected void fields() {
        EventRetention kept = bus == null ? EventRetention.DEFAULT : bus.retention();
        if (bus == null) {
            field("newBus.name", Messages.NewBus_name, "");
        }
        field("newBus.description", Messages.NewBus_description, bus == null ? "" : bus.description());
        boolean days = kept.ageMax().toHours() % 24 == 0;
        amount("newBus.age", Messages.NewBus_age,
                Long.toString(days ? kept.ageMax().toDays() : kept.ageMax().toHours()),
                List.of(Messages.NewBus_hours, Messages.NewBus_days), days ? DAYS : 0);
        boolean gib = kept.bytesMax() % GIB_BYTES == 0;
        amount("newBus.size", Messages.NewBus_size, kept.bytesMax() == 0 ? ""
                : Long.toString(kept.bytesMax() / (gib ? GIB_BYTES : MIB_BYTES)), List.of("MiB", "GiB"), gib ? GIB : 0);
    }

    @Override
    protected EventBus make() {
        EventRetention kept = new EventRetention(age(), bytes());
        if (bus != null) {
            return bus.withDescription(get("newBus.description")).withRetention(kept);
        }
        String name = get("newBus.name").strip();
        if (Names.isReserved(name)) {
            throw new IllegalArgumentException(NLS.bind(Messages.NewBus_reserved, name));
        }
        return EventBus.draft(name, get("newBus.description")).withRetention(kept);
    }

    private Duration age() {
        String[] amount = get("newBus.age").split(" ");
        long number = number(amount[0], EventRetention.AGE_LIMIT.toHours());
        return Integer.parseInt(amount[1]) == DAYS ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    /** Empty is no bound. */
    private long bytes() {
        String[] amount = get("newBus.size").split(" ");
        return amount[0].isEmpty() ? 0 : number(amount[0], Integer.MAX_VALUE)
                * (Integer.parseInt(amount[1]) == GIB ? GIB_BYTES : MIB_BYTES);
    }

    private static long number(String text, long most) {
        try {
            return Math.min(Long.parseLong(text), most);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(NLS.bind(Messages.NewBus_noNumber, text), e);
        }
    }
}
