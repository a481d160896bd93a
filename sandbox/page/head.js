/** The head of the page: the bot's name, the world's clock, language and theme. */

import { ClockPanel } from "./clock.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { isDark, switchTheme } from "./theme.js";
import { currentLanguage, say, switchLanguage } from "./words.js";

export class Head {
  /** `desk` is drawn anew when the language changes. */
  constructor(node, desk) {
    this.node = node;
    this.desk = desk;
    this.clock = null;
  }

  draw() {
    const { bot } = this.desk;
    document.title = `${bot.first_name} · ${say("title")}`;
    this.clock?.stop();
    this.clock = new ClockPanel(() => this.desk.refreshDays());
    this.node.replaceChildren(
      el("div", { class: "brand" }, avatar(bot.id, bot.first_name), el("span", { class: "brand-words" }, el("h1", { text: bot.first_name }), el("span", { text: `@${bot.username} · ${say("title")}` }))),
      this.clock.node,
      el("div", { class: "tools" }, this.languageButton(), this.themeButton()));
  }

  languageButton() {
    return el("button", {
      type: "button", class: "icon-button language", title: say("language"), "aria-label": say("language"), data: { role: "language" },
      on: {
        click: () => {
          switchLanguage();
          this.draw();
          this.desk.rebuild();
          this.node.querySelector("[data-role=language]").focus();
        },
      },
    }, el("span", { text: currentLanguage() === "ru" ? "EN" : "RU" }));
  }

  themeButton() {
    const label = () => say(isDark() ? "themeLight" : "themeDark");
    const button = iconButton(isDark() ? "sun" : "moon", label(), () => {
      switchTheme();
      button.replaceChildren(icon(isDark() ? "sun" : "moon"));
      button.title = label();
      button.setAttribute("aria-label", label());
    }, { data: { role: "theme" } });
    return button;
  }
}
