#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "chapters/stage/action_entry.h"
#include "chapters/stage/setting.h"
#include "core/base/check.h"
#include "lab/chapter.h"

/// What chapters have in common whose state is a function of their settings alone, however it is sliced.
namespace crease::stage {

/// A derived class names the settings and says what follows from them; it calls begin(nullptr) when it is
/// made. SettingsType is a value whose default is how the chapter opens.
template <class SettingsType>
class SettingsChapter : public lab::Chapter {
 public:
  using Settings = SettingsType;
  using Table = std::vector<Setting<Settings>>;

  /// References live until the next command.
  const Settings& settings() const { return settings_; }

  std::uint64_t beginnings() const override { return beginnings_; }
  std::vector<lab::Parameter> parameters() const override {
    std::vector<lab::Parameter> all;
    for (const Setting<Settings>& setting : table_now()) all.push_back(setting.description);
    return all;
  }

  std::vector<lab::Action> actions() const override {
    std::vector<lab::Action> actions;
    for (const std::span<const ActionEntry> entries : {own_actions(), common_actions()})
      for (const ActionEntry& entry : entries) {
        actions.push_back(described_action(entry));
        actions.back().is_enabled = is_common_action(entry.id) || is_possible(entry.id);
        const Setting<Settings>* changed =
            find_setting(table_now(), entry.sets);  // where it does not apply, hidden
        if (changed != nullptr && !changed->description.is_enabled) actions.back().is_hidden = true;
      }
    return actions;
  }

  Result<lab::Value> get(std::string_view id) const override {
    const Setting<Settings>* setting = find_setting(table_now(), id);
    if (setting == nullptr) return unknown_setting(id);
    return setting->read(settings_);
  }

  Status set(std::string_view id, const lab::Value& value) override {
    const Setting<Settings>* setting = find_setting(table_now(), id);
    if (setting == nullptr) return unknown_setting(id);
    const Result<lab::Value> right = lab::checked(setting->description, value);
    if (!right) return right.error();
    Settings next = settings_;
    if (const Status status = setting->write(next, right.value()); !status) return status;
    change(next, setting->is_view);
    return {};
  }

  Status act(std::string_view id, std::string_view argument) override {
    const ActionEntry* entry = find_action(own_actions(), id);
    if (entry == nullptr) return unknown_action(id);
    if (*entry->argument == '\0' && !argument.empty()) return takes_nothing(*entry);
    if (is_common_action(id)) return begin_again(id == "restore_settings" ? Settings() : settings_);
    if (!is_possible(id)) return changes_nothing(*entry);
    return carry_out(id, argument);
  }

  lab::Touch touch_of_set(std::string_view id) const override {
    const Setting<Settings>* setting = find_setting(table_now(), id);
    if (setting == nullptr) return lab::Touch::nothing;
    return setting->is_view ? lab::Touch::view : lab::Touch::experiment;
  }

  lab::Touch touch_of_act(std::string_view id) const override {
    return find_action(own_actions(), id) == nullptr ? lab::Touch::nothing : lab::Touch::experiment;
  }

  std::shared_ptr<const lab::Memento> remember(lab::Records) const override {
    return std::make_shared<Moment>(settings_);
  }

  void recall(const lab::Memento& memento) override {
    const auto* moment = dynamic_cast<const Moment*>(&memento);
    CREASE_CHECK(moment != nullptr, "a moment of this chapter");
    const Settings before = replace(moment->settings);
    begin(&before);
  }

 protected:
  /// All settings under these settings, in the order in which they are shown and saved.
  virtual Table table(const Settings& settings) const = 0;
  virtual std::span<const ActionEntry> own_actions() const { return {}; }
  /// Whether an own action would change something now.
  virtual bool is_possible(std::string_view) const { return true; }
  /// Needs an own action that is possible. Error: what is wrong with the argument; nothing has changed.
  virtual Status carry_out(std::string_view action, std::string_view) { return unknown_action(action); }
  /// All that follows from settings() at once; the rest is for update. `before`: the settings until now, so
  /// that what does not differ can be kept; null: everything begins again.
  virtual void begin(const Settings* before) = 0;

  /// Takes other settings, as a command; `is_view`: they change only what is drawn, and nothing begins.
  void change(const Settings& next, bool is_view) {
    const Settings before = replace(next);
    if (is_view) return;
    ++beginnings_;  // the settings say all: nothing of before needs to be written down
    begin(&before);
  }

 private:
  struct Moment final : lab::Memento {
    explicit Moment(Settings which) : settings(std::move(which)) {}
    std::size_t bytes() const override { return sizeof(*this) + heap_bytes(settings); }
    Settings settings;
  };

  Status begin_again(Settings first) {
    ++beginnings_;
    replace(std::move(first));
    begin(nullptr);
    return {};
  }

  /// The table under the settings of now, made once: a frame asks for every setting.
  const Table& table_now() const {
    if (!table_.empty()) return table_;
    table_ = table(settings_);
    const Settings first;
    for (Setting<Settings>& setting : table_) setting.description.initial = setting.read(first);
    return table_;
  }

  Settings replace(Settings next) {
    table_.clear();
    return std::exchange(settings_, std::move(next));
  }

  Settings settings_;
  mutable Table table_;
  std::uint64_t beginnings_ = 1;
};

}  // namespace crease::stage
