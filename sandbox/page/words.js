/** Every word of the page in both languages, and which of the two is chosen. */

const TABLE = {
  title: ["Песочница Telegram", "Telegram sandbox"],
  people: ["Люди", "People"],
  addPerson: ["Новый человек", "New person"],
  openLink: ["Открыть ссылку", "Open a link"],
  language: ["Switch to English", "Переключить на русский"],
  themeLight: ["Светлая тема", "Light theme"],
  themeDark: ["Тёмная тема", "Dark theme"],
  clock: ["Часы", "Clock"],
  hour: ["+1 ч", "+1 h"],
  day: ["+1 день", "+1 day"],
  month: ["+1 месяц", "+1 month"],
  hourShort: ["+1ч", "+1h"],
  dayShort: ["+1д", "+1d"],
  monthShort: ["+1м", "+1m"],
  hourFull: ["Вперёд на час", "One hour ahead"],
  dayFull: ["Вперёд на день", "One day ahead"],
  monthFull: ["Вперёд на месяц", "One month ahead"],
  toDate: ["К дате…", "To a date…"],
  moveTo: ["Перевести часы", "Set the clock"],
  moveToHint: ["Время идёт только вперёд. Часовой пояс: {zone}.", "Time moves only forward. Time zone: {zone}."],
  cancel: ["Отмена", "Cancel"],
  ok: ["OK", "OK"],
  close: ["Закрыть", "Close"],
  closePhone: ["Убрать телефон", "Put the phone away"],
  offline: ["Нет связи с песочницей, подключаюсь…", "The sandbox is out of reach, connecting…"],
  noPeople: ["Пока никого нет. Добавьте человека: он откроет бота на своём телефоне.", "Nobody here yet. Add a person to open the bot on their phone."],
  noPhones: ["Выберите, чей телефон показать.", "Choose whose phone to show."],
  firstName: ["Имя", "First name"],
  lastName: ["Фамилия", "Last name"],
  username: ["Имя пользователя", "Username"],
  languageOf: ["Язык телефона", "Phone's language"],
  invitation: ["Ссылка-приглашение (если есть)", "Invitation link (if any)"],
  badLink: ["Это не ссылка на этого бота", "This is not a link to this bot"],
  add: ["Добавить", "Add"],
  open: ["Открыть", "Open"],
  bot: ["бот", "bot"],
  typing: ["печатает", "is typing"],
  phoneOf: ["Телефон: {name}", "Phone: {name}"],
  messages: ["Сообщения", "Messages"],
  emptyChat: ["Здесь пока нет сообщений", "No messages here yet"],
  start: ["Запустить", "Start"],
  blocked: ["Бот заблокирован", "The bot is blocked"],
  block: ["Заблокировать бота", "Block the bot"],
  unblock: ["Разблокировать", "Unblock"],
  message: ["Сообщение", "Message"],
  send: ["Отправить", "Send"],
  save: ["Сохранить", "Save"],
  attach: ["Прикрепить файл", "Attach a file"],
  commands: ["Команды", "Commands"],
  replyKeyboard: ["Клавиатура бота", "Bot's keyboard"],
  menu: ["Меню", "Menu"],
  actions: ["Действия с сообщением", "Message actions"],
  reply: ["Ответить", "Reply"],
  edit: ["Изменить", "Edit"],
  copy: ["Скопировать текст", "Copy the text"],
  copyLink: ["Скопировать ссылку", "Copy the link"],
  copied: ["Скопировано", "Copied"],
  editing: ["Изменение сообщения", "Editing the message"],
  edited: ["изменено", "edited"],
  protectedMark: ["Нельзя пересылать и сохранять", "Cannot be forwarded or saved"],
  via: ["через @{name}", "via @{name}"],
  you: ["Вы", "You"],
  photo: ["Фото", "Photo"],
  document: ["Файл", "File"],
  contact: ["Контакт", "Contact"],
  unsupported: ["Сообщение этого вида не показывается", "This kind of message is not shown"],
  download: ["Скачать {name}", "Download {name}"],
  openPhoto: ["Открыть фото", "Open the photo"],
  pinned: ["Закреплённое сообщение", "Pinned message"],
  pinnedService: ["Бот закрепил сообщение", "The bot pinned a message"],
  today: ["Сегодня", "Today"],
  toNewest: ["К последним сообщениям", "To the newest messages"],
  unread: ["непрочитанных: {count}", "unread: {count}"],
  spoiler: ["Скрытый текст, показать", "Hidden text, reveal"],
  quote: ["Развернуть или свернуть цитату", "Expand or collapse the quote"],
  sendFile: ["Отправить файл", "Send a file"],
  asPhoto: ["Отправить как фото", "Send as a photo"],
  caption: ["Подпись", "Caption"],
  inlineResults: ["Ответы бота", "Bot's results"],
  searching: ["Ищу…", "Searching…"],
  nothing: ["Ничего не нашлось", "Nothing found"],
  noAnswer: ["Бот не ответил", "The bot did not answer"],
  linkTitle: ["На чьём телефоне открыть?", "Whose phone opens it?"],
  newPhone: ["На новом телефоне…", "On a new phone…"],
  linkPlaceholder: ["https://t.me/{bot}?start=…", "https://t.me/{bot}?start=…"],
  newcomer: ["ещё не запускал бота", "has not started the bot"],
  bytes: ["Б", "B"],
  kilobytes: ["КБ", "KB"],
  megabytes: ["МБ", "MB"],
  failed: ["Не получилось: {error}", "It did not work: {error}"],
  unreachable: ["песочница не отвечает", "the sandbox does not answer"],
};

const STORED = "sandbox.language";
let language = localStorage.getItem(STORED) === "en" ? "en" : "ru";
document.documentElement.lang = language;

export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "ru" ? "en" : "ru";
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

/** The words under `key`; `{name}` places are filled from `values`. */
export function say(key, values = {}) {
  const words = TABLE[key][language === "ru" ? 0 : 1];
  return words.replace(/\{(\w+)\}/gu, (place, name) => (name in values ? String(values[name]) : place));
}

/** A number of bytes in words of the chosen language: "24,5 КБ". */
export function fileSize(bytes) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (bytes < 1024) return `${number.format(bytes)} ${say("bytes")}`;
  if (bytes < 1024 * 1024) return `${number.format(bytes / 1024)} ${say("kilobytes")}`;
  return `${number.format(bytes / 1024 / 1024)} ${say("megabytes")}`;
}
