// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ecom67 {

class GlyphButton;

/// The strip below the header for finding words: a field, how many places there are, and the ways
/// to the next and the previous one. Hidden until somebody looks for something; finds nothing
/// itself.
class FindStrip : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindStrip)

public:
    explicit FindStrip(QWidget *parent = nullptr);
    ~FindStrip() override;

    QString words() const;
    void clear();
    void focusField(); ///< with everything in it selected, to be typed over
    bool isFieldFocused() const;

    /// "3 of 17"; a problem is that there is no such place. Steps are possible when there is one.
    void showCount(const QString &text, bool isProblem);
    QString countText() const;
    void setStepsOffered(bool isOffered);
    void setAnimated(bool isAnimated);

Q_SIGNALS:
    void wordsChanged(const QString &words);
    void nextRequested();
    void previousRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    GlyphButton *addButton(const QString &name, const QString &words);

    QLineEdit *m_edit;
    QLabel *m_count;
    GlyphButton *m_previous;
    GlyphButton *m_next;
    GlyphButton *m_close;
};

} // namespace ecom67
