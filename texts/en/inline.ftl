# Search from the input line: @bot rom…

inline-card = 📇 Client card
inline-open = Open
inline-opened = The card is in our chat
inline-nobody = No client found. To the home screen ›
inline-period-by-charges = The acquisition period runs: it counts by charges
