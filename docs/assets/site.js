// What the pages of this site do beside what Material does. Without it all of them can be read and used.
// Nothing is loaded from anywhere.

// A block of a console shows commands and what they print: its button copies the commands, without the prompt.
const PROMPT = "$ ";

function commandsOf(text) {
  const lines = text.split("\n").filter((line) => line.startsWith(PROMPT));
  return lines.map((line) => line.slice(PROMPT.length)).join("\n");
}

for (const code of document.querySelectorAll(".language-console code")) {
  code.setAttribute("data-copy", commandsOf(code.textContent));
}

// The list of all rules: a box that leaves the rules in which all words stand.
function shown(row, words) {
  const text = row.textContent.toLowerCase();
  return words.every((word) => text.includes(word));
}

function filterRules(groups, query) {
  const words = query.toLowerCase().split(/[\s，、]+/).filter(Boolean);
  let count = 0;
  for (const group of groups) {
    const rows = [...group.querySelectorAll("tbody tr")];
    for (const row of rows) row.hidden = !shown(row, words);
    const left = rows.filter((row) => !row.hidden).length;
    group.hidden = left === 0;
    count += left;
  }
  return count;
}

function addFilter(groups) {
  const total = filterRules(groups, "");
  const box = document.createElement("div");
  box.className = "rule-filter";
  box.innerHTML =
    '<input type="search" aria-label="筛选规则" placeholder="筛选：写编号、名称或其中的字，如：顿号　自动" autocomplete="off">' +
    '<output aria-live="polite"></output>';
  const [input, output] = box.children;
  const update = () => {
    const count = filterRules(groups, input.value);
    if (!input.value.trim()) output.textContent = "";
    else output.textContent = count ? `${count}条，共${total}条` : "没有符合的规则，换个词试试。";
  };
  input.addEventListener("input", update);
  groups[0].before(box);
  update();
}

const groups = [...document.querySelectorAll(".rule-list")];
if (groups.length) addFilter(groups);
