// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageEdit.h"

#include <QWidget>

#include <memory>

namespace Ui {
class Composer;
}

namespace ecom67 {

class EditStrip;

/// The row below the messages: the field, the send button and, near the limit, a counter. Never
/// disabled: what is typed while offline waits in the transcript.
class Composer : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composer)

public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    QString text() const;
    void setText(const QString &text);
    void clear();

    /// Characters a message may have; the counter shows from 90 % on.
    void setLimit(int limit);
    bool isOverLimit() const;

    /// Says above the field that a message is edited; empty: none is.
    void showEditing(const QString &sentence);

    void setPlaceholder(const QString &text);
    void setAnimated(bool isAnimated);
    void setSendKey(MessageEdit::SendKey key);
    bool isComposing() const; ///< an input method holds unfinished text
    void focusField();
    bool isFieldFocused() const;

Q_SIGNALS:
    /// Only with text that is neither blank nor too long.
    void sendRequested(const QString &text);
    void textChanged(const QString &text);
    void editingCancelled();
    void edgeReached(bool isUp); ///< an arrow key in the field that leads nowhere in it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void requestSend();
    void onTextChanged();
    bool isSendable() const;
    void showCounter(qsizetype length);

    std::unique_ptr<Ui::Composer> m_ui;
    EditStrip *m_editStrip;
    int m_limit = 2'000;
};

} // namespace ecom67
