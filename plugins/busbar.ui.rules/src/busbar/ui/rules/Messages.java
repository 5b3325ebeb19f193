package busbar.ui.rules;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Canvas_accessible;
    static String Canvas_dropFilter;
    static String Canvas_dropTarget;
    static String Canvas_filter;
    static String FilterForm_add;
    static String FilterForm_addButton;
    static String FilterForm_dialect;
    static String FilterForm_field;
    static String FilterForm_operator;
    static String FilterForm_pattern;
    static String FilterForm_title;
    static String FilterForm_value;
    static String Labels_bus;
    static String Labels_busBus;
    static String Labels_file;
    static String Labels_filePath;
    static String Labels_http;
    static String Labels_httpHeaders;
    static String Labels_httpMethod;
    static String Labels_httpTimeout;
    static String Labels_httpUrl;
    static String Labels_log;
    static String NewRule_noBus;
    static String NewRule_title;
    static String Palette_filter;
    static String Palette_filterHelp;
    static String PatternEdit_noNumber;
    static String PatternEdit_noObject;
    static String PatternEdit_pathTaken;
    static String RuleEditor_cancelled;
    static String RuleEditor_keepEditing;
    static String RuleEditor_loading;
    static String RuleEditor_loadingJob;
    static String RuleEditor_newRule;
    static String RuleEditor_notSaved;
    static String RuleEditor_overwrite;
    static String RuleForm_description;
    static String RuleForm_enabled;
    static String RuleForm_name;
    static String RuleForm_title;
    static String RuleSketch_noFilter;
    static String TargetForm_age;
    static String TargetForm_body;
    static String TargetForm_form;
    static String TargetForm_id;
    static String TargetForm_retries;
    static String TargetForm_retry;
    static String TargetForm_strategy;
    static String TargetForm_template;
    static String TargetForm_tolerance;
    static String TargetForm_value;

    static {
        NLS.initializeMessages("busbar.ui.rules.messages", Messages.class);
    }

    private Messages() {
    }
}
