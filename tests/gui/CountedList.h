// SPDX-License-Identifier: MIT
#pragma once

#include "view/VirtualListView.h"

#include <QAbstractItemDelegate>
#include <QCoreApplication>
#include <QHash>
#include <QPainter>
#include <QStandardItemModel>

#include <algorithm>
#include <utility>

namespace ecom67::test {

/// Rows whose estimates are far off, and that count what is worked out.
class CountedList : public VirtualListView
{
    Q_OBJECT

public:
    static constexpr int kGuess = 40;

    explicit CountedList(int rows)
    {
        m_model.setColumnCount(1);
        m_model.setRowCount(rows);
        setItemDelegate(&m_delegate);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFrameShape(QFrame::NoFrame);
        setAutoScroll(false);
        setModel(&m_model);
        resize(300, 500);
        show();
        QCoreApplication::processEvents();
    }
    ~CountedList() override { setModel(nullptr); }

    /// From 10 to 409 pixels, and more where the list is narrow.
    int heightOf(int row) const
    {
        const int id = m_ids.value(row, row);
        return m_grown.value(row) + 10 + (id * 7919) % 400 + std::max(0, 300 - viewport()->width());
    }
    void append(int rows)
    {
        QList<QStandardItem *> items;
        for (int i = 0; i < rows; ++i)
            items.append(new QStandardItem);
        m_model.invisibleRootItem()->appendRows(items);
    }
    void remove(int first, int count)
    {
        if (m_ids.isEmpty()) {
            for (int row = 0; row < m_model.rowCount(); ++row)
                m_ids.append(row);
        }
        m_ids.remove(first, count);
        m_model.removeRows(first, count);
    }
    void grow(int number, int by)
    {
        m_grown.insert(number, by);
        Q_EMIT m_model.dataChanged(row(number), row(number));
    }
    QModelIndex row(int number) const { return m_model.index(number, 0); }
    int topOf(int number) const { return visualRect(row(number)).top(); }
    int atTop() const { return indexAt({10, 0}).row(); }
    int rows() const { return m_model.rowCount(); }
    /// How many heights were worked out since the last call.
    int takeMeasured() { return std::exchange(m_measured, 0); }

    /// Every row that can be seen is as high as it really is, and behind the one before it.
    bool isViewRight() const
    {
        int bottom = topOf(atTop());
        for (int i = atTop(); i < rows() && bottom < viewport()->height(); ++i) {
            if (visualRect(row(i)) != QRect(0, bottom, viewport()->width(), heightOf(i)))
                return false;
            bottom += heightOf(i);
        }
        return topOf(atTop()) <= 0;
    }

protected:
    HeightEstimate estimate(int /*row*/) const override { return {.fixed = kGuess, .lines = 0}; }
    int exactHeight(int row) const override
    {
        ++m_measured;
        return heightOf(row);
    }

private:
    class Delegate : public QAbstractItemDelegate
    {
    public:
        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            painter->fillRect(option.rect, QColor::fromHsv(index.row() * 37 % 360, 200, 200));
        }
        QSize sizeHint(const QStyleOptionViewItem & /*option*/,
                       const QModelIndex & /*index*/) const override
        {
            return {};
        }
    };

    QStandardItemModel m_model;
    Delegate m_delegate;
    QList<int> m_ids;
    QHash<int, int> m_grown;
    mutable int m_measured = 0;
};

} // namespace ecom67::test
