"""`simulate` on the command line: the worked examples, what is printed, and how fast it answers."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from tests.bot.scenarios import COMPANY, run

EXAMPLES = Path(__file__).parents[2] / "examples"
Earned = dict[str, dict[str, dict[str, str]]]


def ivan(**months: dict[str, str]) -> Earned:
    """What Ivan alone earns, by month, written `m01` for January."""
    return {f"2024-{month[1:]}": {"ivan": kinds} for month, kinds in months.items()}


def romashka(start: str, lapses_on: str) -> dict[str, tuple[str, str]]:
    return {"romashka": (start, lapses_on)}


SPRING = romashka("2024-03-15", "2024-06-15")
WORKED: dict[str, tuple[dict[str, tuple[str, str]], Earned, dict[str, str]]] = {
    "01": (romashka("2024-01-31", "2024-04-30"), ivan(m01={"commission": "10000.00"}), {}),
    "02": (
        SPRING,
        ivan(m03={"commission": "50.00"}, m06={"commission": "10000.00", "residual": "1000.00"}),
        {"2024-06": "3000.00"},
    ),
    "03": (
        romashka("2024-01-15", "2024-01-16"),
        ivan(m01={"commission": "600.00"}, m02={"residual": "10.00"}),
        {"2024-02": "30.00"},
    ),
    "04": (
        romashka("2024-01-15", "2024-01-16"),
        ivan(m01={"commission": "600.00", "residual": "20.00"}),
        {"2024-01": "60.00"},
    ),
    "05": (
        romashka("2024-01-15", "2024-02-11"),
        ivan(m01={"commission": "500.00"}, m02={"commission": "100.00"}, m03={"residual": "10.00"}),
        {"2024-03": "30.00"},
    ),
    "06": (
        SPRING,
        {
            "2024-03": {
                "ivan": {"commission": "4537.04"},
                "petr": {"commission": "2722.22"},
                "maria": {"commission": "1814.81"},
            }
        },
        {},
    ),
    "07": (SPRING, {"2024-03": {"ivan": {"commission": "0.02"}, "petr": {"commission": "0.03"}}}, {}),
    "08": (SPRING, ivan(m03={"commission": "0.51"}), {}),
    "09": (
        SPRING,
        ivan(
            m03={"commission": "10000.00"},
            m04={"commission": "-3333.33"},
            m05={"commission": "-3333.34"},
            m06={"commission": "-3333.33"},
        ),
        {},
    ),
    "10": (SPRING, ivan(m03={"commission": "10000.00"}, m07={"commission": "-4000.00"}), {}),
    "11": (
        dict.fromkeys(("transferred", "waiting", "rejected"), ("2024-03-15", "2024-06-15")),
        {
            "2024-03": {"ivan": {"commission": "150.00"}},
            "2024-07": {"ivan": {"residual": "3000.00"}, "olga": {"service": "3000.00"}},
        },
        {"2024-07": "6000.00"},
    ),
    "12": (SPRING, ivan(m03={"commission": "10000.00"}), {}),
    "13": (romashka("2024-05-30", "2024-08-30"), ivan(m06={"commission": "10000.00"}), {}),
    "month": (
        {"Romashka": ("2024-03-02", "2024-03-03"), "Vasilek": ("2024-03-14", "2024-06-14")},
        {
            "2024-03": {
                "ivan": {"commission": "360.00", "residual": "12.00"},
                "petr": {"commission": "9240.00", "residual": "8.00"},
                "boris": {"override": "960.00"},
                "olga": {"service": "30.00"},
                "anna": {"override": "5.00"},
            },
            "2024-04": {"petr": {"commission": "5000.00"}, "boris": {"override": "500.00"}},
        },
        {"2024-03": "30.00"},
    ),
}


def file_of(example: str) -> Path:
    [path] = EXAMPLES.glob(f"{example}*.yaml")
    return path


def written(example: str) -> str:
    """What `--json` prints for an example, to the letter."""
    clients, earnings, missed = WORKED[example]
    periods = {name: {"start": start, "lapses_on": lapses_on} for name, (start, lapses_on) in clients.items()}
    found = {"clients": periods, "earnings": earnings, "missed": missed}
    return json.dumps(found, indent=2, sort_keys=True) + "\n"


def test_each_example_is_checked_here() -> None:
    assert sorted(path.name.split("-")[0].removesuffix(".yaml") for path in EXAMPLES.iterdir()) == sorted(WORKED)


@pytest.mark.parametrize("example", WORKED)
def test_a_worked_example_gives_its_amounts(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(file_of(example)), "--json") == (0, written(example), "")


def test_the_file_that_the_guide_describes_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (EXAMPLES.parent / "docs/how-to/simulate.md").read_text("utf-8")
    path = tmp_path / "guide.yaml"
    path.write_text(guide.split("```yaml\n")[1].split("```")[0], "utf-8")

    status, printed, said = run(capsys, str(path), "--json")

    assert (status, said) == (0, "")
    assert json.loads(printed)["clients"] == {"romashka": {"start": None, "lapses_on": None}}


def test_the_same_scenario_in_json_gives_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = {
        "departments": {"sales": {"kind": "commercial"}},
        "staff": {"Иван 😀": {"department": "sales"}},
        "plans": [
            {
                "effective_from": "2024-01-01",
                "lines": {"on": {"acquisition": {"months": 3}, "commission": 7.35, "residual": 1, "service": 3}},
            }
        ],
        "events": [
            {"on": "2024-03-15", "do": "client", "id": "null", "line": "on", "hunters": {"Иван 😀": 1e2}},
            {"on": "2024-03-15", "do": "payment", "id": "p1", "client": "null", "deal": None, "amount": 123456.78},
        ],
    }
    tight, loose = tmp_path / "tight.json", tmp_path / "loose.json"
    tight.write_text(json.dumps(scenario, separators=(",", ":")), "utf-8")
    loose.write_text(json.dumps(scenario, indent="\t", ensure_ascii=False), "utf-8")

    for path in (tight, loose):
        status, printed, said = run(capsys, str(path), "--json")

        assert (status, said) == (0, "")
        assert json.loads(printed) == {
            "clients": {"null": {"start": "2024-03-15", "lapses_on": "2024-06-15"}},
            "earnings": {"2024-03": {"Иван 😀": {"commission": "9074.07"}}},
            "missed": {},
        }


def test_the_table_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, said = run(capsys, str(file_of("month")))

    assert (status, said) == (0, "")
    assert "  2024-03  petr      9 240.00      8.00        -         -   9 248.00\n" in printed
    assert "  2024-03  (all)     9 600.00     20.00    30.00    965.00  10 615.00\n" in printed
    assert "  Romashka  2024-03-02  2024-03-03\n" in printed
    assert "Missed service share\n  month    amount\n  2024-03   30.00\n" in printed


def test_what_no_plan_rules_and_what_looks_wrong_in_a_plan_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "early.yaml"
    path.write_text(COMPANY.replace("effective_from: 2024-01-01", "effective_from: 2025-01-01").replace('"1",', '"5",'))

    status, printed, _ = run(capsys, str(path))

    assert status == 0
    assert "Payments that no plan rules\n  payment  why\n  p1       no-plan\n" in printed
    assert "  2025-01-01  supply  the residual is more than a third of the commission\n" in printed
    assert "  romashka  2024-03-02  -\n" in printed


def bot(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "simulate", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=EXAMPLES.parent)  # noqa: S603 - our own words


def test_as_a_program_it_prints_the_same() -> None:
    done = bot(str(file_of("11")), "--json")

    assert (done.returncode, done.stdout, done.stderr) == (0, written("11"), "")


def test_as_a_program_it_says_what_is_wrong_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(COMPANY.replace("sales, head: boris", "sales, head: vera").replace("head: boris", "head: vera"))

    done = bot(str(path), "--json")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{path}: line 2, departments.sales.head: there is nobody called 'vera' in the staff\n"


def test_it_imports_nothing_of_the_running_bot() -> None:
    heavy = ("aiogram", "asyncio", "sqlalchemy", "matplotlib", "pydantic", "aiohttp")
    program = (
        "import sys; sys.argv = ['bot', 'simulate', sys.argv[1]]\n"
        "from bot.cli import main\n"
        "try:\n    main()\nfinally:\n"
        f"    print([name for name in {heavy} if name in sys.modules], file=sys.stderr)\n"
    )

    command = [sys.executable, "-c", program, str(file_of("month"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=EXAMPLES.parent)  # noqa: S603 - our own words

    assert done.stderr == "[]\n"


def test_a_month_of_a_small_company_is_reckoned_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    began = perf_counter()

    run(capsys, str(file_of("month")), "--json")

    assert perf_counter() - began < 0.5
