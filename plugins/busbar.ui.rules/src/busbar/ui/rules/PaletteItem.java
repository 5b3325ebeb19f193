package busbar.ui.rules;

import busbar.api.model.TargetType;

/** Something that can be dragged onto the canvas. */
sealed interface PaletteItem {

    String label();

    String help();

    /** A filter; a rule has one. */
    record Filter() implements PaletteItem {
        @Override
        public String label() {
            return Messages.Palette_filter;
        }

        @Override
        public String help() {
            return Messages.Palette_filterHelp;
        }
    }

    /** A target of this type. */
    record Target(TargetType type) implements PaletteItem {
        @Override
        public String label() {
            return Labels.of(type);
        }

        @Override
        public String help() {
            return Labels.help(type);
        }
    }
}
