/** Light or dark: the system's choice until the person makes their own. */

const STORED = "sandbox.theme";

function apply(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

apply(localStorage.getItem(STORED));

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  localStorage.setItem(STORED, theme);
  apply(theme);
}
