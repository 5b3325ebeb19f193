/** The daemon: command line, configuration, signals, exit codes. */
package busbar.headless;
