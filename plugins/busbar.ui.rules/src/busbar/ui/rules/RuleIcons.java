package busbar.ui.rules;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** The builder's icons; disposed with the control that they were made for. */
final class RuleIcons {
    private static final String BUNDLE = "busbar.ui.rules";
    private final LocalResourceManager images;

    RuleIcons(Control owner) {
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    Image of(PaletteItem item) {
        return switch (item) {
            case PaletteItem.Filter filter -> image("filter");
            case PaletteItem.Target(var type) -> image(switch (type.type()) {
                case "http" -> "target-http";
                case "bus" -> "target-bus";
                case "file" -> "target-file";
                default -> "target";
            });
        };
    }

    static ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                .orElse(ImageDescriptor.getMissingImageDescriptor());
    }

    private Image image(String name) {
        return images.create(descriptor(name));
    }
}
