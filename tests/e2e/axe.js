import axe from "axe-core";

const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** The rules whose answer follows from the colours, and therefore from the theme. */
const OF_COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Which rules are broken where, in the part of the page that a selector finds. Axe stays in the page once it is there:
 * bringing it costs more than asking it. */
const broken = async (page, runOnly, part) => {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async ({ runOnly, part }) => {
    const { violations } = await window.axe.run(part ?? document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
  }, { runOnly, part });
};

/** What is wrong with the page, or with a part of it, as axe sees it: which rule, and where. */
export const faults = (page, part) => broken(page, EVERYTHING, part);

/** Colours fade and parts move when the form changes: what is looked at is how they end. */
const settled = (page) => page.evaluate(async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
});

/** Shows the page in a theme and at a width. */
export const show = async (page, colorScheme, width, height = 740) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  await settled(page);
};

/** Shows the page on a telephone, and all of it: what stays at the foot of the screen would lie upon something else. */
export const showOnTelephone = async (page, colorScheme) => {
  await show(page, colorScheme, 360);
  const whole = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 12_000));
  await show(page, colorScheme, 360, Math.max(740, whole));
};

/** What is wrong with the page as it is now, with the colours of the dark theme, and on a telephone. Nothing is opened again
 * for it, and colours do not follow from the width. */
export const faultsInAnyForm = async (page) => {
  const { width, height } = page.viewportSize();
  await settled(page);
  const inLight = await faults(page);
  await show(page, "dark", width, height);
  const inDark = await broken(page, OF_COLOURS);
  await showOnTelephone(page, "light");
  const onTelephone = await faults(page);
  await show(page, "light", width, height);
  const said = { inLight, inDark, onTelephone };
  return Object.entries(said).flatMap(([form, all]) => all.map((fault) => `${form}: ${fault}`));
};
