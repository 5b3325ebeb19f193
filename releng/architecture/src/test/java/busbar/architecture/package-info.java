/** The house: compiled classes come in, wrong arrows come out. What is allowed stands in House. */
package busbar.architecture;
