package busbar.ui.rules;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Canvas_accessible;
    public static String Canvas_dropFilter;
    public static String Canvas_dropTarget;
    public static String Canvas_everyEvent;
    public static String Canvas_filter;
    public static String FilterForm_add;
    public static String FilterForm_addButton;
    public static String FilterForm_dialect;
    public static String FilterForm_field;
    public static String FilterForm_operator;
    public static String FilterForm_pattern;
    public static String FilterForm_title;
    public static String FilterForm_value;
    public static String Help_bus;
    public static String Help_busBus;
    public static String Help_file;
    public static String Help_filePath;
    public static String Help_http;
    public static String Help_httpConnection;
    public static String Help_httpHeaderParameters;
    public static String Help_httpHeaders;
    public static String Help_httpMethod;
    public static String Help_httpPathParameterValues;
    public static String Help_httpQueryStringParameters;
    public static String Help_httpRate;
    public static String Help_httpTimeout;
    public static String Help_httpUrl;
    public static String Help_log;
    public static String Labels_backoff;
    public static String Labels_bus;
    public static String Labels_busBus;
    public static String Labels_exponential;
    public static String Labels_file;
    public static String Labels_filePath;
    public static String Labels_http;
    public static String Labels_httpConnection;
    public static String Labels_httpHeaderParameters;
    public static String Labels_httpHeaders;
    public static String Labels_httpMethod;
    public static String Labels_httpPathParameterValues;
    public static String Labels_httpQueryStringParameters;
    public static String Labels_httpRate;
    public static String Labels_httpTimeout;
    public static String Labels_httpUrl;
    public static String Labels_log;
    public static String NewRule_noBus;
    public static String NewRule_title;
    public static String Palette_filter;
    public static String Palette_filterHelp;
    public static String PatternEdit_noField;
    public static String PatternEdit_noNumber;
    public static String PatternEdit_noObject;
    public static String PatternEdit_pathTaken;
    public static String RuleEditor_cancelled;
    public static String RuleEditor_loading;
    public static String RuleEditor_loadingJob;
    public static String RuleEditor_newRule;
    public static String RuleEditor_notSaved;
    public static String RuleEditor_ruleNotSaved;
    public static String RuleForm_description;
    public static String RuleForm_enabled;
    public static String RuleForm_history;
    public static String RuleForm_name;
    public static String RuleForm_title;
    public static String RuleSketch_noFilter;
    public static String TargetForm_age;
    public static String TargetForm_body;
    public static String TargetForm_form;
    public static String TargetForm_id;
    public static String TargetForm_newConnection;
    public static String TargetForm_none;
    public static String TargetForm_retries;
    public static String TargetForm_retry;
    public static String TargetForm_strategy;
    public static String TargetForm_template;
    public static String TargetForm_tolerance;
    public static String TargetForm_value;
    public static String TryForm_field;
    public static String TryForm_job;
    public static String TryForm_loading;
    public static String TryForm_matches;
    public static String TryForm_matchesNot;
    public static String TryForm_newest;
    public static String TryForm_nothing;
    public static String TryForm_patternWrong;
    public static String TryForm_sample;
    public static String TryForm_sampleWrong;
    public static String TryForm_title;

    static {
        NLS.initializeMessages("busbar.ui.rules.messages", Messages.class);
    }

    private Messages() {
    }
}
