package busbar.ui.send;

import busbar.api.event.Event;
import busbar.ui.kit.Background;
import busbar.ui.kit.Commands;
import busbar.ui.kit.Icons;
import busbar.ui.kit.Texts;
import busbar.ui.kit.ThemeColors;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.BusSessions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.part.ViewPart;

/** Sends an event to the current bus. */
public class SendView extends ViewPart {
    static final String ID = "busbar.ui.send";
    @Inject
    private BusSessions sessions;
    private final SendModel model = new SendModel(Clock.systemUTC(), () -> UUID.randomUUID().toString());
    private final Consumer<Optional<BusRef>> onBus = bus -> {
        showBus();
        say("", null);
    };
    private final Consumer<BusSession> onSession = session -> showBus();
    private Composite page;
    private SendForm form;
    private Button send;
    private Label result;
    private Link showTrace;
    private String sentBus = "";
    private String sentId = "";

    @Override
    public void createPartControl(Composite parent) {
        ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        page = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(8, 8).applyTo(page);
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> fit(scroll));
        form = new SendForm(page);
        send = new Button(page, SWT.PUSH);
        send.setText(Messages.Send_send);
        send.setImage(new Icons(page).get("send"));
        send.setData("busbar.id", "send.button");
        send.addListener(SWT.Selection, e -> send());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(send);
        result();
        sessions.current().addListener(onBus);
        sessions.addListener(onSession);
        showBus();
    }

    private void fit(ScrolledComposite scroll) {
        Rectangle area = scroll.getClientArea();
        scroll.setMinHeight(page.computeSize(area.width, SWT.DEFAULT).y);
    }

    private void result() {
        result = new Label(page, SWT.WRAP);
        result.setData("busbar.id", "send.result");
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(result);
        showTrace = new Link(page, SWT.NONE);
        showTrace.setText("<a>" + Messages.Send_showTrace + "</a>");
        showTrace.setData("busbar.id", "send.showTrace");
        showTrace.setVisible(false);
        showTrace.addListener(SWT.Selection, e -> Commands.run(getSite(), "busbar.ui.showTrace",
                Map.of("bus", sentBus, "eventId", sentId)));
    }

    private Optional<BusRef> bus() {
        return sessions.current().get().filter(bus -> bus.session().isOpen());
    }

    private void showBus() {
        Optional<BusRef> bus = bus();
        setContentDescription(bus.map(b -> b.session().name() + " / " + b.bus()).orElse(Messages.Send_noBus));
        send.setEnabled(bus.isPresent());
    }

    /** Shows an event of the current bus in the form, to be sent again under a new id. */
    void fill(String eventId) {
        bus().ifPresent(bus -> Background.call(bus.session(), Messages.bind(Messages.Send_reading, eventId),
                () -> bus.session().service().event(bus.bus(), eventId))
                .then(event -> {
                    form.show(SendModel.input(event));
                    say(Messages.bind(Messages.Send_filled, eventId), null);
                }).orElse(this::failed).whileAlive(page).schedule());
    }

    private void send() {
        Optional<BusRef> bus = bus();
        if (bus.isEmpty()) {
            return;
        }
        try {
            send(bus.get(), model.event(form.input()));
        } catch (SendModel.Refused e) {
            say(e.getMessage(), ThemeColors.BAD);
            form.focus(e.field());
        } catch (IllegalArgumentException e) {
            say(e.getMessage(), ThemeColors.BAD);
        }
    }

    private void send(BusRef bus, Event event) {
        send.setEnabled(false);
        say(Messages.bind(Messages.Send_sending, event.id()), null);
        Background.call(bus.session(), Messages.bind(Messages.Send_job, event.id(), bus.bus()),
                () -> SendModel.send(bus.session().service(), bus.bus(), event))
                .then(entry -> sent(bus, entry.eventId())).orElse(this::failed).whileAlive(page).schedule();
    }

    private void sent(BusRef bus, String eventId) {
        send.setEnabled(bus().isPresent());
        sentBus = bus.bus();
        sentId = eventId;
        say(Messages.bind(Messages.Send_sent, eventId, bus.bus()), ThemeColors.GOOD);
        showTrace.setVisible(true);
    }

    private void failed(Throwable problem) {
        send.setEnabled(bus().isPresent());
        say(Texts.problem(problem), ThemeColors.BAD);
    }

    /** @param color by its name; null for the label's own */
    private void say(String sentence, String color) {
        result.setText(sentence);
        result.setForeground(color == null ? null : ThemeColors.get(color));
        showTrace.setVisible(false);
        page.layout(true);
    }

    @Override
    public void setFocus() {
        form.focus(SendModel.Field.DATA);
    }

    @Override
    public void dispose() {
        sessions.current().removeListener(onBus);
        sessions.removeListener(onSession);
        super.dispose();
    }
}
