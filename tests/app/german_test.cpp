#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/application.h"
#include "app/description.h"
#include "chapters/train_and_watch/model.h"
#include "chapters/train_and_watch/random_commands.h"
#include "chapters/train_and_watch/view_words.h"
#include "core/io/network_formats.h"
#include "core/nn/trainer.h"
#include "lab/commands.h"
#include "lab/number_words.h"
#include "lab/session.h"
#include "support/budgets.h"
#include "support/language.h"

using namespace crease;
using app::Application;

namespace {

using Names = std::set<std::string, std::less<>>;

/// What is the same in every language: ids, file names, what people wrote.
bool is_a_name(const std::string& text, const Names& names) {
  const bool is_id = text.find(' ') == std::string::npos && text.find('.') != std::string::npos;
  return is_id || names.contains(text);
}

void check_all_found(const lab::Words::Use& use, const Names& names) {
  for (const std::string& text : use.missed) CHECK_MESSAGE(is_a_name(text, names), "no German for: ", text);
  for (const std::string& text : use.kept) CHECK_MESSAGE(is_a_name(text, names), "left in English: ", text);
}

const std::vector<std::string> refused_lines = {
    "nonsense",
    "set",
    "set data.colour 1",
    "act dance",
    "set training.learning_rate abc",
    "set training.learning_rate -1",
    "set training.batch 2.5",
    "set training.batch 0",
    "set training.optimizer rmsprop",
    "set picture.3d perhaps",
    "set weight.0.0.0 x",
    "set bias.0.0 1e9",
    "set weight.9.9.9 1",
    "set network.hidden 4,x",
    "set network.hidden 4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4",
    "set network.hidden 512,512,512,512,512,512,512,512,512,512,512,512,512,512,512,512",
    "set data.source csv",
    "set data.edits jump 3",
    "act step many",
    "act set_window 1,2,3",
    "act set_window 1,0,0,1",
    "act pan 1",
    "act zoom 1",
    "act zoom -1,0,0",
    "act pin 99999",
    "act place_point 0,0",
    "act place_point 1e12,0,0",
    "act place_point 0,0,7",
    "act move_point 99999,0,0",
    "act scatter_points 0,0,0,5,1,7",
    "act scatter_points 0,0,0.1,5000000,1,7",
    "act scatter_points 0,0,0.1,5,1,1e12",
    "act erase_points 0,0,0.1,9",
    "act add_neuron 99",
    "act load_weights 1,2,3",
    "act load_weights 0,float64,AAAA",
    "act undo",
    "act redo",
    "act open_session #s=2.abc",
    "act open_session #s=1.abc",
    "act open_session hello",
    "act open_session {",
    "act open_session {}",
    "act open_session {\"format\":\"crease-session\",\"version\":2,\"chapter\":\"x\"}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\"}",
    "act open_session {\"format\":\"crease-session\",\"version\":1}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":3}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"sttings\":{}}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"settings\":[]}",
    "act open_session "
    "{\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"settings\":{\"a\":[]}}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"events\":3}",
    "act open_session {\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"events\":[3]}",
    "act open_session "
    "{\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"events\":[{\"step\":-1}]}",
    "act open_session "
    "{\"format\":\"crease-session\",\"version\":1,\"chapter\":\"x\",\"events\":[{\"step\":1,\"command\":"
    "\"x\"}]}",
    "act open_session "
    "{\"format\":\"crease-session\",\"version\":1,\"chapter\":\"train-and-watch\",\"settings\":{\"data."
    "noise\":7}}",
    "act open_session {\"a\":1,\"a\":2}",
    "act open_session {\"a\" 1}",
    "act open_session {\"a\":NaN}",
    "act open_session {\"a\":1e999}",
    "act open_session {\"a\":01}",
    "act open_session {\"a\":yes}",
    "act open_session {\"a\":\"\\\\q\"}",
    "act open_session {\"a\":\"\\\\u12\"}",
    "act open_session {\"a\":\"\\\\ud800\"}",
    "act open_session {\"a\":\"open",
    "act open_session {\"a\":1;",
    "act open_session {\"a\":[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]}",
    "act open_session {} x",
};

const std::vector<std::string> refused_formulas = {
    "",
    "x+",
    "(x",
    "|x",
    "x)",
    "x,y",
    "2 3",
    "x ; y",
    "1e999",
    "1e",
    "foo(x)",
    "sinn(x)",
    "sin x",
    "sin(x,y)",
    "max(x)",
    "9",
    "x+9",
    "ä",
    "x^^2",
    ".",
    "if(x,1)",
    std::string(5000, 'x'),
    std::string(300, '(') + "x" + std::string(300, ')'),
};

const std::vector<std::string> refused_tables = {
    "",
    "\xff\xfe",
    "1\n2\n",
    "1,2,a,4\n1,2,a,4\n",
    "1,2;a\n1,2;b\n",
    "1,2,a\n",
    "1,2,a\n3,4,a\n",
    "1,,a\n3,4,b\n",
    "1,2,a\n3,4,\n",
    "1,2,a\n3,4,na\n",
    "1,2,a\n3,x,b\n",
    "1,2,a\n3,1e999,b\n",
    "1,2,\"a\n3,4,b\n",
    "1,2,\"a\"b\n3,4,b\n",
    "# crease points,classes,7\n1,2,a\n",
    "# crease points,classes,0,1,0,1,2,a,b\n1,2,a\n3,4,c\n",
    "1,2,a\n1,2,b\n1,2,c\n1,2,d\n1,2,e\n1,2,f\n1,2,g\n1,2,h\n1,2,i\n1,2,j\n1,2,k\n",
};

}  // namespace

TEST_CASE("invariant: every text of the descriptions has a German entry, whatever was done") {
  const lab::Words german = testing::table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    train_and_watch::Model model;
    lab::Session session(model);
    lab::Commands queue;
    testing::RandomCommands commands(seed);
    for (int i = 0; i < 60; ++i) {
      queue.push(commands.next(model));
      for (const std::string& refused : queue.run(session)) german.translate(refused);
      if (session.is_busy()) session.update(testing::CountedBudget(3));
      app::describe_json(session, german);
      app::state_sentence(session, german);
      app::tables_json(train_and_watch::tables_of(model), german);
      app::place_json(train_and_watch::place_in(model, i % 2 == 0 ? "" : "0.3,-0.2"), german);
      german.translate(model.message());
      german.translate(model.picture().notice);
    }
  }
  CHECK(use.used.size() > 300);
  check_all_found(
      use, {"linear", "relu", "leaky_relu", "hard_tanh", "tanh", "sigmoid", "softplus", "gelu", "own.csv"});
}

TEST_CASE("invariant: whatever is refused is refused in German") {
  Application lab;
  REQUIRE(lab.choose_language(testing::table_text("de")) == "");
  lab::Words::Use use;
  lab.words().observe(&use);
  for (const std::string& line : refused_lines) CHECK_MESSAGE(lab.command(line) != "", line);
  CHECK(lab.command("set data.source expression_class") == "");
  for (const std::string& formula : refused_formulas)
    CHECK_MESSAGE(lab.command("set data.expression " + formula) != "", formula);
  for (const std::string& table : refused_tables) CHECK_MESSAGE(lab.load_file("p.csv", table) != "", table);
  check_all_found(
      use, {"sin", "max", "if", "sgd, momentum, adam", "chapter", "events", "events[0]", "format", "settings",
            "sttings", "\"settings\"", "\"train-and-watch\"", "\"format\":\"crease-session\"",
            "circle, xor, gaussians, spirals, moons, checkerboard, rings3, blobs3, plane, bumps, "
            "iris, expression, expression_class"});
}

namespace {

/// What is wrong with a file of which each byte in turn is another one, and which ends anywhere.
std::vector<std::string> damaged(const std::string& whole) {
  std::vector<std::string> files;
  for (std::size_t at = 0; at < whole.size(); at += 1 + at / 60) {
    files.push_back(whole.substr(0, at));
    files.push_back(whole);
    files.back()[at] = static_cast<char>(files.back()[at] ^ (at % 3 == 0 ? 0x01 : 0x5A));
  }
  return files;
}

}  // namespace

TEST_CASE("invariant: whatever is wrong with the file of a network is said in German") {
  const lab::Words german = testing::table_of("de");
  lab::Words::Use use;
  german.observe(&use);
  const nn::Network network = nn::initialize(nn::perceptron(2, std::vector{3}, 1, nn::Activation::relu),
                                             nn::Initializer::he_normal, 0.1, 1);
  int refused = 0;
  for (const char* name : {"n.npz", "n.safetensors", "n.json"})
    for (const std::string& bytes : damaged(io::write_any_network(network, name).value())) {
      const Result<nn::Network> read = io::read_any_network(bytes, name);
      if (read) continue;
      german.translate(lab::sentence(read.error().message));
      ++refused;
    }
  CHECK(refused > 200);
  for (const std::string& text : use.missed) CHECK_MESSAGE(false, "no German for: ", text);
}

TEST_CASE("known: a lab answers, describes and tells in its language, and others beside it in theirs") {
  Application english, german;
  REQUIRE(german.choose_language(testing::table_text("de")) == "");
  CHECK(german.words().language() == "de");
  CHECK(english.command("act undo") == "There is nothing to undo.");
  CHECK(german.command("act undo") == "Es gibt nichts rückgängig zu machen.");
  CHECK(app::state_sentence(german.chapter(), german.words()).starts_with("Schritt 0, Trainingsverlust "));
  CHECK(app::state_sentence(german.chapter(), german.words()).find(", lineare Regionen ") !=
        std::string::npos);
  const std::string described = app::describe_json(german.chapter(), german.words());
  CHECK(described.find("\"label\":\"Lernrate\"") != std::string::npos);
  CHECK(described.find("\"language\":\"de\"") != std::string::npos);
  CHECK(german.save_network() == "Gesichert als /saved/network.json.");
  CHECK(german.choose_language("") == "");
  CHECK(german.command("act undo") == "There is nothing to undo.");
}

TEST_CASE("degenerate: a table that is none leaves the language as it was") {
  Application lab;
  REQUIRE(lab.choose_language(testing::table_text("de")) == "");
  for (const char* table :
       {"{", "[]", "{}", R"({"language": "de"})", R"({"language": "de", "texts": {"a": 1}})",
        R"({"language": "de", "texts": {"a {0}": "b"}})"})
    CHECK_MESSAGE(lab.choose_language(table) != "", table);
  CHECK(lab.words().language() == "de");
}
