"""The colours of the window by role: light, dark and high contrast. No other file names a colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours as "#RRGGBB".

    Grounds: `rail` (top bar, sidebar), `canvas` (under cards), `paper` (pages, cards, fields), `well`
    (disabled, pressed), `hover`. Strokes: `line` (hairlines), `edge` (borders), `control` (borders of fields,
    grey bars). Text: `ink`, `ink_2`, `ink_3`, fainter in that order. Each hue has its text colour, a soft ground,
    the border of that ground and, where something is counted, a bar.
    """

    dark: bool
    rail: str
    canvas: str
    paper: str
    well: str
    hover: str
    line: str
    edge: str
    control: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    accent_ink: str
    accent_soft: str
    accent_line: str
    on_accent: str
    strength: str
    strength_soft: str
    strength_line: str
    strength_bar: str
    area: str
    area_soft: str
    area_line: str
    area_bar: str
    danger: str
    danger_soft: str
    danger_line: str
    conflict: str
    conflict_soft: str
    conflict_line: str
    soft_border: int = 1  # pixels around soft grounds


LIGHT = Tokens(
    dark=False,
    rail="#EDEDEA",
    canvas="#F6F6F4",
    paper="#FFFFFF",
    well="#F0F0ED",
    hover="#F3F3F0",
    line="#E2E1DD",
    edge="#C6C4BE",
    control="#8E8C86",
    ink="#1C2126",
    ink_2="#50555B",
    ink_3="#666A70",
    accent="#1F5C99",
    accent_ink="#174A7E",
    accent_soft="#E7EFF8",
    accent_line="#A9C4E0",
    on_accent="#FFFFFF",
    strength="#12694F",
    strength_soft="#E2F2EC",
    strength_line="#A5D2C2",
    strength_bar="#2F9A78",
    area="#8A4B08",
    area_soft="#FBF0DF",
    area_line="#E6C793",
    area_bar="#C27C1F",
    danger="#A8261D",
    danger_soft="#FBEAE8",
    danger_line="#E9B3AE",
    conflict="#63399A",
    conflict_soft="#F1EBF9",
    conflict_line="#CBB5E6",
)

DARK = Tokens(
    dark=True,
    rail="#131516",
    canvas="#181A1C",
    paper="#1F2225",
    well="#15171A",
    hover="#262A2E",
    line="#30343A",
    edge="#474D55",
    control="#747B84",
    ink="#E9EAEB",
    ink_2="#B4B9BF",
    ink_3="#979DA5",
    accent="#7FB2EE",
    accent_ink="#A9CCF6",
    accent_soft="#1C2F45",
    accent_line="#3D6088",
    on_accent="#0E1E30",
    strength="#62C6A4",
    strength_soft="#17322A",
    strength_line="#2E6553",
    strength_bar="#46A887",
    area="#E3A95F",
    area_soft="#382A17",
    area_line="#6E5227",
    area_bar="#C98B3C",
    danger="#F2938A",
    danger_soft="#40211F",
    danger_line="#7A3B36",
    conflict="#C3A6EE",
    conflict_soft="#2E2444",
    conflict_line="#5C4788",
)

# One ground, strokes as strong as the text, and soft grounds told by their border alone.
HIGH_CONTRAST = Tokens(
    dark=False,
    rail="#FFFFFF",
    canvas="#FFFFFF",
    paper="#FFFFFF",
    well="#FFFFFF",
    hover="#FFFFFF",
    line="#000000",
    edge="#000000",
    control="#000000",
    ink="#000000",
    ink_2="#000000",
    ink_3="#000000",
    accent="#0B3D75",
    accent_ink="#0B3D75",
    accent_soft="#FFFFFF",
    accent_line="#0B3D75",
    on_accent="#FFFFFF",
    strength="#0A4B38",
    strength_soft="#FFFFFF",
    strength_line="#0A4B38",
    strength_bar="#0A4B38",
    area="#6B3800",
    area_soft="#FFFFFF",
    area_line="#6B3800",
    area_bar="#6B3800",
    danger="#8A140C",
    danger_soft="#FFFFFF",
    danger_line="#8A140C",
    conflict="#4A2380",
    conflict_soft="#FFFFFF",
    conflict_line="#4A2380",
    soft_border=2,
)
