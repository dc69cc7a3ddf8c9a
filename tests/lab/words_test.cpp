#include "lab/words.h"

#include <doctest/doctest.h>

#include <string>

using crease::lab::Words;

namespace {

Words words(const std::string& texts) {
  return Words::read(R"({"language": "xx", "texts": {)" + texts + "}}", "xx.json").value();
}

std::string refusal(const std::string& table) {
  const auto read = Words::read(table, "xx.json");
  return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("known: English leaves every text as it is, and so does a table that lacks it") {
  CHECK(Words().translate("Learning rate") == "Learning rate");
  CHECK(Words().language() == "en");
  const Words own = words(R"("Loss": "Verlust")");
  CHECK(own.language() == "xx");
  CHECK(own.translate("Loss") == "Verlust");
  CHECK(own.translate("Losses") == "Losses");
  CHECK(own.translate("").empty());
}

TEST_CASE("known: a text with places stands for all that differ only there, in any order of the places") {
  const Words own = words(R"("{0} of {1} points": "von {1} Punkten {0}", "in view": "zu sehen")");
  CHECK(own.translate("3 of 12 points") == "von 12 Punkten 3");
  CHECK(own.translate("in view of 12 points") == "von 12 Punkten zu sehen");
  CHECK(own.translate("3 of 12 cells") == "3 of 12 cells");
}

TEST_CASE("known: what stands in quotation marks is a person's own and stays") {
  const Words own =
      words(R"raw("there is no \"{0}\"": "„{0}“ gibt es nicht", "Loss": "Verlust", "no {0}": "kein {0}")raw");
  CHECK(own.translate("there is no \"Loss\"") == "„Loss“ gibt es nicht");
  CHECK(own.translate("no Loss") == "kein Verlust");
}

TEST_CASE("known: sentences within sentences are translated, and a full stop needs no key") {
  const Words own = words(
      R"("{0}, line {1}: {2}": "{0}, Zeile {1}: {2}", "{0}; {1} would be right": "{0}; richtig wäre {1}",
                             "a field is empty": "ein Feld ist leer", "a number": "eine Zahl")");
  CHECK(own.translate("p.csv, line 3: a field is empty; a number would be right.") ==
        "p.csv, Zeile 3: ein Feld ist leer; richtig wäre eine Zahl.");
}

TEST_CASE("invariant: of several keys that fit, the one counts that leaves the least in English") {
  const Words own = words(R"("{0} steps and more": "{0} Schritte und mehr", "Undo: {0}": "Zurück: {0}",
                             "{0} steps": "{0} Schritte", "Ten steps": "Zehn Schritte", "all": "alle")");
  CHECK(own.translate("Undo: Ten steps") == "Zurück: Zehn Schritte");
  CHECK(own.translate("12 steps") == "12 Schritte");
  CHECK(own.translate("all steps and more") == "alle Schritte und mehr");
}

TEST_CASE("degenerate: what only numbers and signs are made of is not looked up") {
  const Words own = words(R"("{0} x": "{0} y")");
  Words::Use use;
  own.observe(&use);
  for (const char* text : {"", "3", "−1.5 · 10⁻³", "x₁", "f = 0", "1 x"}) CHECK(own.translate(text) == text);
  CHECK(use.missed.empty());
  own.translate("something else");
  CHECK(use.missed.size() == 1);
}

TEST_CASE("degenerate: texts full of places and full stops come to an end") {
  const Words own = words(R"("{0}a{1}": "{0}b{1}", "{0}: {1}": "{1}: {0}")");
  CHECK_FALSE(own.translate(std::string(200, 'a')).empty());
  CHECK_FALSE(own.translate("aa: " + std::string(60, '.')).empty());
}

TEST_CASE("invariant: more texts than are remembered change nothing") {
  const Words own = words(R"("{0} cells": "{0} Zellen")");
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 2000; ++i)
      CHECK(own.translate(std::to_string(i) + " cells") == std::to_string(i) + " Zellen");
}

TEST_CASE("degenerate: a table that is wrong is refused with the place") {
  CHECK(refusal("{").find("xx.json, line 1") == 0);
  CHECK(refusal(R"({"language": "xx"})").find("would be right") != std::string::npos);
  CHECK(refusal(R"({"texts": {}})").find("would be right") != std::string::npos);
  CHECK(refusal(R"({"language": "xx", "texts": {"a": 3}})").find("column 35: a text") != std::string::npos);
  CHECK(refusal(R"({"language": "xx", "texts": {"a {0}": "b {1}"}})").find("different places") !=
        std::string::npos);
  CHECK(refusal(R"({"language": "xx", "texts": {"a {0} {0}": "b {0} {0}"}})").find("twice") !=
        std::string::npos);
}
