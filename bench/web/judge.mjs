// Lighthouse, which wants a newer Node.js than the project: three times on a page of a browser that is signed in.
//   node judge.mjs PORT ADDRESS   prints { category: [score, score, score] }
import lighthouse, { desktopConfig } from 'lighthouse';

const [port, address] = process.argv.slice(2);
const categories = ['performance', 'accessibility', 'best-practices'];
const scores = {};
for (let round = 0; round < 3; round++) {
  const { lhr } = await lighthouse(
    address,
    { port: Number(port), onlyCategories: categories, disableStorageReset: true, logLevel: 'silent' },
    desktopConfig,
  );
  for (const category of categories) {
    scores[category] = [...(scores[category] ?? []), Math.round(lhr.categories[category].score * 100)];
    if (round === 0) {
      for (const { id } of lhr.categories[category].auditRefs) {
        const audit = lhr.audits[id];
        if (audit.score !== null && audit.score < 0.9) {
          console.error(`${category}: ${audit.title} (${audit.displayValue ?? audit.score})`);
        }
      }
    }
  }
}
console.log(JSON.stringify(scores));
