"""Which labels count, whose variants they are, and who interviews, over several texts at once."""

from collections.abc import Collection, Mapping

import pytest

from app.coding.importing import Cue, LabelFound, Place, Proposal, Role, Source, find_turns, propose


def source(text: str, name: str = "", cues: tuple[Cue, ...] = ()) -> Source:
    return Source(name, text, "utf-8", False, (), "", cues)


def labels(proposal: Proposal) -> dict[str, LabelFound]:
    return {label.name: label for label in proposal.labels}


def speakers(
    text: str,
    *,
    participants: Collection[str] = (),
    roles: Mapping[str, Role | None] | None = None,
    strict: bool = True,
) -> list[str | None]:
    turns = find_turns(text, participants=participants, roles=roles, strict=strict)
    return [turn.speaker for turn in turns]


TALK = "Dan: How was it?\nAnna: Good, and long.\nDan: Why so?\nAnna: The bus was late again.\n"


class TestCounting:
    def test_recurring_usual_and_participants_labels_count(self) -> None:
        text = "Interviewer: a\nS07: b\nBo: c\nBo: d\nCy: e"
        found = propose([source(text)], participants=["S07", "S08"])
        assert {name: label.counts for name, label in labels(found).items()} == {
            "Bo": True, "Cy": False, "Interviewer": True, "S07": True,
        }  # fmt: skip
        assert [label.name for label in found.unconfirmed] == ["Cy"]
        assert [turn.speaker for turn in found.texts[0]] == ["Interviewer", "S07", "Bo", "Bo"]

    def test_the_texts_own_name_is_a_participant(self) -> None:
        turns = propose([source("I: a\ns07: b", "S07")]).texts[0]
        assert [(turn.speaker, turn.role) for turn in turns] == [
            ("I", "interviewer"),
            ("S07", "participant"),
        ]

    def test_a_voice_that_subtitles_name_counts(self) -> None:
        cues = (Cue(0, 0.0, "Bo"), Cue(6, 1.0, None))
        assert labels(propose([source("Bo: a\nCy: b", cues=cues)]))["Bo"].counts
        assert not labels(propose([source("Bo: a\nCy: b", cues=cues)]))["Cy"].counts

    def test_once_in_each_of_two_texts_is_no_recurrence(self) -> None:
        once = source("Place: the ward\nWeather: sun\nI: a\nR: b")
        assert not labels(propose([once, once]))["Weather"].counts

    def test_recurring_in_one_text_counts_in_all(self) -> None:
        found = propose([source("Bo: a\nBo: b", "x"), source("Bo: c", "y")])
        assert labels(found)["Bo"].files == ("x", "y")
        assert [turn.speaker for turn in found.texts[1]] == ["Bo"]

    def test_once_is_enough_when_not_strict(self) -> None:
        text = "Bo: a\nCy: b\nNote: c\nHe said: d"
        assert speakers(text) == [None] * 4
        assert speakers(text, strict=False) == ["Bo", "Cy"]

    def test_words_in_lower_case_have_to_recur_more_often(self) -> None:
        line = "mother of the girl: yes\n"
        assert speakers("I: a\n" + line * 2) == ["I"]
        assert speakers("I: a\n" + line * 3) == ["I", *["mother of the girl"] * 3]

    @pytest.mark.parametrize("name", ["Note", "He said", "Weather", "mother of the girl"])
    def test_the_user_can_make_any_label_count(self, name: str) -> None:
        text = f"I: a\n{name}: b\nR: c"
        assert speakers(text) == ["I", "R"]
        turns = find_turns(text, roles={name.upper(): "participant"})
        assert [(turn.speaker, turn.role) for turn in turns][1] == (name, "participant")

    def test_the_user_can_take_any_label_back(self) -> None:
        text = "I: a\nS07: b\nBo: c\nBo: d"
        none: dict[str, Role | None] = {"I": None, "s07": None, "BO": None}
        assert speakers(text, participants=["S07"], roles=none) == [None] * 4

    def test_a_known_name_counts_in_layouts_that_others_are_not_believed_in(self) -> None:
        text = "S07\nWell\nAnna\nyes\n[S07] so\nS07 - hm"
        assert speakers(text) == [None] * 6
        assert speakers(text, participants=["S07"]) == ["S07"] * 3
        assert speakers(text, participants=["S07"], roles={"Anna": "unknown"}) == [
            "S07", "Anna", "S07", "S07",
        ]  # fmt: skip

    def test_a_header_is_not_spoken(self) -> None:
        header = "Interviewer: Ana\nParticipant: S07\nDate: 3 May\n\n"
        talk = "I: How?\nS07: So.\nI: Why?\nS07: Hm."
        turns = find_turns(header + talk)
        assert [turn.speaker for turn in turns] == [None, "I", "S07", "I", "S07"]
        assert header.startswith((header + talk)[: turns[0].end])

    def test_usual_labels_without_a_field_beside_them_are_no_header(self) -> None:
        assert speakers("Interviewer: a\nParticipant: b\n" + TALK)[:2] == [
            "Interviewer",
            "Participant",
        ]

    def test_a_field_apart_makes_no_header(self) -> None:
        text = "Interviewer: Hello all.\nAnd so we began.\nDate: 3 May\n" + TALK
        assert speakers(text)[0] == "Interviewer"

    def test_a_table_of_numbers_has_no_speakers(self) -> None:
        assert speakers("Women\t23\nMen\t25\nWomen\t31\nMen\t30") == [None] * 4

    def test_labels_are_sorted_by_count_and_located(self) -> None:
        found = propose([source("x"), source("intro\nBo: a\nCy: b\nBo: c")])
        assert [(label.name, label.count, label.example) for label in found.labels] == [
            ("Bo", 2, Place(1, 6, 10)),
            ("Cy", 1, Place(1, 12, 16)),
        ]


class TestVariants:
    def test_typing_errors_of_a_role_are_that_role(self) -> None:
        text = "Interviewer: a\ninterviewr: b\nIntervieweer: c\nInterviewer: d\nINTERVIEWER : e"
        found = labels(propose([source(text)]))
        assert {name: label.variant_of for name, label in found.items()} == {
            "Interviewer": None, "interviewr": "Interviewer", "Intervieweer": "Interviewer",
        }  # fmt: skip
        assert found["Interviewer"].count == 3
        assert found["interviewr"].counts
        assert found["interviewr"].role == "interviewer"
        assert set(speakers(text)) == {"Interviewer"}

    def test_numbers_tell_speakers_apart_and_blanks_do_not(self) -> None:
        text = "Interviewer1 : a\nInterviewer 1: b\nInterviewer 2: c\nInterviewer: d"
        assert speakers(text) == ["Interviewer1", "Interviewer1", "Interviewer 2", "Interviewer"]

    def test_interviewee_is_no_interviewer(self) -> None:
        text = "Interviewer: a\nInterviewee: b\nInterviewe: c\nInterviewer: d"
        found = labels(propose([source(text)]))
        assert [found[name].variant_of for name in ("Interviewee", "Interviewe")] == [None, None]

    def test_a_rare_slip_in_a_name_is_one(self) -> None:
        text = "Jennifer: a\n" * 6 + "Jenifer: b\nJenniefr: c\n"
        assert set(speakers(text)) == {"Jennifer"}

    @pytest.mark.parametrize(
        "common, rare",
        [("Daniel", "Daniela"), ("Maria", "Mario"), ("Martin", "Marvin"), ("S07", "S08"),
         ("Jan", "Jann"), ("Student 1", "Student 11"), ("张三", "张三三")],
    )  # fmt: skip
    def test_two_people_stay_two(self, common: str, rare: str) -> None:
        text = f"{common}: a\n" * 10 + f"{rare}: b\n" * 2
        assert set(speakers(text)) == {common, rare}

    def test_a_slip_that_is_not_rare_is_another_name(self) -> None:
        assert set(speakers("Jennifer: a\n" * 6 + "Jenifer: b\n" * 3)) == {"Jennifer", "Jenifer"}

    def test_a_name_in_full_and_short(self) -> None:
        text = "Ann Lee: a\nAnn: b\nAnn: c\nBo: d\nBo: e"
        assert labels(propose([source(text)]))["Ann Lee"].variant_of == "Ann"

    def test_a_first_name_of_two_people_or_of_another_text_is_nobodys(self) -> None:
        text = (
            "Ann Lee: a\nAnn Lee: b\nAnn Lee: c\nAnn May: d\nAnn May: e\nAnn May: f\nAnn: g\nAnn: h"
        )
        assert labels(propose([source(text)]))["Ann"].variant_of is None
        texts = [source("Ann: a\nAnn: b\nAnn: c"), source("Ann Lee: a\nAnn Lee: b")]
        assert labels(propose(texts))["Ann Lee"].variant_of is None

    def test_a_remark_behind_the_name(self) -> None:
        assert speakers("S07: a\nS07 (laughs): b\nS07: c") == ["S07"] * 3

    def test_leading_zeros(self) -> None:
        text = "I: a\nS7: b\nS07: c\nS07: d"
        assert speakers(text, participants=["S07"]) == ["I", "S07", "S07", "S07"]

    def test_who_is_settled_is_no_variant(self) -> None:
        text = "Jennifer: a\n" * 6 + "Jenifer: b\n"
        assert "Jenifer" in speakers(text, participants=["Jenifer"])
        assert "Jenifer" in speakers(text, roles={"Jenifer": "participant"})


def roles(*texts: str, **told: Role | None) -> dict[str, Role]:
    return {
        label.name: label.role for label in propose(list(map(source, texts)), roles=told).labels
    }


class TestRoles:
    def test_words_and_ids_decide(self) -> None:
        text = "Interviewer: a\nS07: b?\nTeacher 4: c?\nTeacher 4: d?\nSpeaker 1: e"
        found = labels(propose([source(text)], participants=["S07"]))
        assert {name: label.role for name, label in found.items()} == {
            "Interviewer": "interviewer",
            "S07": "participant",
            "Teacher 4": "participant",
            "Speaker 1": "participant",
        }

    def test_who_asks_interviews(self) -> None:
        assert roles(TALK) == {"Dan": "interviewer", "Anna": "participant"}
        chinese = "张三：你好吗？\n李四：好。\n张三：为什么？\n李四：因为天气很好。\n"
        assert roles(chinese) == {"张三": "interviewer", "李四": "participant"}

    def test_who_speaks_shortly_interviews_where_nobody_marks_questions(self) -> None:
        text = "Dan: and then\nAnna: " + "so it went on " * 9 + "\n"
        assert roles(text * 2) == {"Dan": "interviewer", "Anna": "participant"}

    def test_equals_stay_unknown(self) -> None:
        assert roles("Dan: one two\nAnna: three four\n" * 3) == {
            "Dan": "unknown",
            "Anna": "unknown",
        }
        assert roles("Dan: one?\nAnna: two?\n" * 3) == {"Dan": "unknown", "Anna": "unknown"}

    def test_short_turns_say_nothing_of_who_asks_less(self) -> None:
        long = "so it went on " * 9
        text = f"Dan: hm\nAnna: {long}\n" * 4 + f"Dan: hm\nAnna: {long}?\n"
        assert roles(text) == {"Dan": "unknown", "Anna": "unknown"}

    def test_beside_a_participant_the_other_who_asks_interviews(self) -> None:
        text = TALK.replace("Anna", "Participant")
        assert roles(text) == {"Dan": "interviewer", "Participant": "participant"}

    def test_who_was_not_recognised_stays_unknown(self) -> None:
        text = "Interviewer: a?\nUnknown Speaker: b\nAnna: c\nAnna: d"
        assert roles(text) == {
            "Interviewer": "interviewer", "Unknown Speaker": "unknown", "Anna": "participant",
        }  # fmt: skip

    def test_one_role_over_all_texts(self) -> None:
        quiet = "Dan: one two\nBo: three four\n" * 2
        assert roles(TALK, quiet)["Dan"] == "interviewer"

    def test_texts_that_contradict_each_other_leave_it_open(self) -> None:
        other_way = TALK.replace("Dan", "x").replace("Anna", "Dan").replace("x", "Anna")
        assert set(roles(TALK, other_way).values()) == {"unknown"}

    def test_the_user_overrides_everything(self) -> None:
        assert roles(TALK, Dan="participant", Anna="interviewer") == {
            "Dan": "participant",
            "Anna": "interviewer",
        }

    def test_turns_carry_the_role(self) -> None:
        assert [turn.role for turn in find_turns("intro\n" + TALK)] == [
            "unknown", *["interviewer", "participant"] * 2,
        ]  # fmt: skip
