using System.Text;
using Entraide.Feedback.Statistics;
using Entraide.Platform.Words;

namespace Entraide.Feedback;

/// <summary>What one person handed in. A question left out stays left out.</summary>
public sealed record Sheet(int?[] Scores, string Words)
{
    public const int LongestWords = 400;
    const int Left = 255, Room = 4 * LongestWords;

    /// <summary>Every sheet is as long as every other.</summary>
    public const int Length = 1 + Tally.Items + 2 + Room;

    public bool SaysNothing => Words.Length == 0 && Scores.All(s => s is null);

    public byte[] Write()
    {
        var bytes = new byte[Length];
        bytes[0] = 1;
        for (var i = 0; i < Tally.Items; i++) bytes[1 + i] = (byte)(Scores[i] ?? Left);
        var written = Encoding.UTF8.GetBytes(Words.Length > LongestWords ? Words[..LongestWords] : Words, bytes.AsSpan(Length - Room));
        BitConverter.TryWriteBytes(bytes.AsSpan(1 + Tally.Items), (ushort)written);
        return bytes;
    }

    /// <summary>Null for a place in the urn that is still empty.</summary>
    public static Sheet? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] == 0) return null;
        var scores = new int?[Tally.Items];
        for (var i = 0; i < Tally.Items; i++) scores[i] = bytes[1 + i] == Left ? null : bytes[1 + i];
        var length = BitConverter.ToUInt16(bytes[(1 + Tally.Items)..]);
        return new(scores, Encoding.UTF8.GetString(bytes.Slice(Length - Room, length)));
    }
}

static class Questions
{
    /// <summary>The five sentences, in the reader's language.</summary>
    public static IReadOnlyList<string> Questionnaire(this T words) =>
    [
        words["I felt listened to."],
        words["I could speak as much as I wanted."],
        words["I felt safe."],
        words["What we covered mattered to me."],
        words["Overall this meeting suited me."],
    ];
}
