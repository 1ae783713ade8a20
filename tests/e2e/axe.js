import AxeBuilder from "@axe-core/playwright";

/** What is wrong with the page, as axe sees it: which rule, and where. */
export const faults = async (page) => {
  const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const { violations } = await axe.analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
};
