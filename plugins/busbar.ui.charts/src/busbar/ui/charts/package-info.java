/** Charts of what a bus counts. The only bundle that knows JFreeChart and AWT. */
package busbar.ui.charts;
