package busbar.ui.rules;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The form of what is selected on the canvas. */
final class PropertySide {
    private final ScrolledComposite scroll;
    private final RuleModel model;
    private final SampleEvent sample;
    private final Runnable history;
    private Offered offered = new Offered(List.of(), List.of(), List.of(), Optional::empty);
    private Object shown;
    private FormRows rows;

    /** @param history shows the versions of the rule */
    PropertySide(Composite parent, RuleModel model, SampleEvent sample, Runnable history) {
        this.model = model;
        this.history = history;
        this.sample = sample;
        scroll = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
        scroll.setLayout(new FillLayout());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> fit());
        model.addListener(this::refresh);
    }

    Control control() {
        return scroll;
    }

    void show(Offered now) {
        if (shown == null || !now.types().equals(offered.types())
                || !now.connections().equals(offered.connections()) || !now.buses().equals(offered.buses())) {
            offered = now;
            shown = null;
            refresh();
        }
    }

    private void refresh() {
        if (!wanted().equals(shown)) {
            build();
        }
        rows.refresh();
        fit();
    }

    /** A form is built anew when another part is selected, or when its own fields change. */
    private Object wanted() {
        if (model.selected() instanceof RuleModel.Part.Target(int index)) {
            TargetSketch target = model.sketch().targets().get(index);
            List<String> parts = target.otherParams().entrySet().stream()
                    .map(part -> part.getKey() + " " + part.getValue().form()).toList();
            return List.of(model.selected(), target.body().form(), parts, model.sketch().dialect());
        }
        return List.of(model.selected(), model.sketch().version() == 0);
    }

    private void build() {
        shown = wanted();
        rows = null; // what is disposed now may still resize the scroll bars
        if (scroll.getContent() != null) {
            scroll.getContent().dispose();
        }
        Composite content = new Composite(scroll, SWT.NONE);
        rows = new FormRows(content, this::fit);
        switch (model.selected()) {
            case RuleModel.Part.Bus bus -> new RuleForm(model, history).fill(rows);
            case RuleModel.Part.Filter filter -> new FilterForm(model, sample).fill(rows);
            case RuleModel.Part.Target(int index) -> new TargetForm(model, index, offered).fill(rows);
        }
        scroll.setContent(content);
    }

    private void fit() {
        if (rows != null && scroll.getContent() != null && !scroll.getContent().isDisposed()) {
            scroll.setMinSize(rows.fit(scroll.getClientArea().width));
        }
    }
}
